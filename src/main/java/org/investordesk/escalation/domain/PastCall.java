package org.investordesk.escalation.domain;

import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/** What later calls ask about an earlier one, be it on record or only on paper. */
public interface PastCall {

  Level level();

  ClockName clock();

  String part();

  /** Null where not a clock called. */
  @Nullable Milestone milestone();

  /** The lead department at that moment; null before the dispatch. */
  @Nullable String department();

  /** How often the issue had been reopened. */
  int round();
}
