package org.investordesk.directory;

import java.time.Instant;
import java.util.List;

/**
 * Hands everything a leader answers for over to another one: pairings, projects, departments, and
 * what other rooms add ({@link HandoverPart}). One transaction; pairings end with yesterday and
 * begin anew today (Asia/Shanghai), so that the chain of any past day stays what it was.
 */
public interface PortfolioHandovers {

  /**
   * One thing that moves.
   *
   * @param kind message key of what it is
   * @param name its name or number, in words
   */
  record Line(String kind, String name) {}

  /** What was handed over, as both sides read it. */
  record Handover(long id, Person from, Person to, String by, Instant at, List<Line> lines) {}

  /**
   * What would move.
   *
   * @throws org.investordesk.platform.InvalidInput for an unknown leader, the same one twice, or a
   *     successor who is not in office today
   */
  List<Line> preview(String from, String to);

  /**
   * Moves it and publishes {@link PortfolioHandedOver}.
   *
   * @throws org.investordesk.platform.InvalidInput as {@link #preview}, and where there is nothing
   *     to hand over
   */
  Handover handOver(String from, String to);

  /** The last ones first, at most a hundred. */
  List<Handover> past();
}
