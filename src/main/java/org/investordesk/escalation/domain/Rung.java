package org.investordesk.escalation.domain;

import org.investordesk.escalation.Level;

/**
 * What the ladder answers.
 *
 * @param rule id of the rule that decided, recorded with the escalation
 */
public record Rung(Level level, String rule) {}
