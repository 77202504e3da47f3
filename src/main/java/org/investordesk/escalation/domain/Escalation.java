package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * One call of one level, as it is written down once and never changed.
 *
 * @param part which of several clocks of one name: the stage
 * @param milestone null where not a clock but a reopening called
 * @param due the limit of the clock
 * @param department id of the lead department at that moment; null before the dispatch
 * @param round how often the issue had been reopened: a new round may call again
 * @param reason why a person called; null where a clock did
 * @param by user id of who called; null where a clock or a reopening did
 * @param at when it was called
 */
public record Escalation(
    IssueNumber issue,
    Level level,
    String rule,
    ClockName clock,
    String part,
    @Nullable Milestone milestone,
    Instant due,
    @Nullable String department,
    int round,
    Set<Modifier> modifiers,
    Call call,
    @Nullable String reason,
    @Nullable String by,
    Instant at)
    implements PastCall {

  public Escalation {
    modifiers = Set.copyOf(modifiers);
  }
}
