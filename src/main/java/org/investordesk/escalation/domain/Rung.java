package org.investordesk.escalation.domain;

import org.investordesk.escalation.Level;

/**
 * What the ladder answers.
 *
 * @param rule id of the rule that decided, recorded with the escalation; with the version of the
 *     table where that was edited, such as {@code rule_ceilingDue@3}
 * @param repeatEvery working days after which the call is repeated until somebody acts; 0 never
 */
public record Rung(Level level, String rule, int repeatEvery) {}
