package org.investordesk.sla;

import java.time.Instant;
import java.util.List;

/** The times between an answer and its reopening, which belong to the investor (law 5). */
public interface InvestorsOwnTime {

  /** From the release of the answer to the word that it did not solve the matter. */
  record Stretch(Instant answeredAt, Instant reopenedAt) {}

  /** Oldest first; empty where nothing was ever reopened. */
  List<Stretch> of(String subject);
}
