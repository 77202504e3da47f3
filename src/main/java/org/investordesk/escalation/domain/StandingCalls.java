package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;

/** Calls that are repeated until somebody acts: one for each issue and who owes the act. */
public interface StandingCalls {

  /** Owes the act where the desk itself is late. */
  String THE_DESK = "";

  /**
   * @param escalation id of the call
   * @param every working days between two repeats
   * @param repeats made so far
   */
  record Standing(IssueNumber issue, String responsible, long escalation, int every, int repeats) {}

  /** A repeat that was made. */
  record Repeat(long escalation, int number, Instant at) {}

  /** Takes the place of a call of the same or a lower level. */
  void stand(
      IssueNumber issue, String responsible, long escalation, Level level, int every, Instant next);

  /** One that is due, locked; those that others hold are passed over. */
  Optional<Standing> due(Instant now);

  /** Writes the repeat down and sets the next. */
  void repeated(Standing call, Instant at, Instant next);

  void postpone(Standing call, Instant next);

  void end(Standing call);

  /** When the next one is due. */
  Optional<Instant> next();

  /** Oldest first. */
  List<Repeat> repeatsOf(IssueNumber issue);
}
