package org.investordesk.escalation;

import java.time.Instant;

/**
 * A department answered an instruction or order; it waits for its review.
 *
 * @param by user id of who answered
 */
public record DirectiveAnswered(Directive directive, String by, String text, Instant at) {}
