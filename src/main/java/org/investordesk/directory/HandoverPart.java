package org.investordesk.directory;

import java.time.Instant;
import java.util.List;

/** What another room hands over with a leader's portfolio, in the same transaction. */
public interface HandoverPart {

  /** What of this leader's would move, in words. */
  List<PortfolioHandovers.Line> heldBy(String leader);

  /** Moves it. */
  void handOver(String from, String to, Instant at);
}
