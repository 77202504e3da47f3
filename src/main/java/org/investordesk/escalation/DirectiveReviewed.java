package org.investordesk.escalation;

import java.time.Instant;

/**
 * An answer was accepted or sent back.
 *
 * @param by user id of who reviewed it
 * @param word of the reviewer; the reason where it was sent back
 */
public record DirectiveReviewed(
    Directive directive, boolean accepted, String by, String word, Instant at) {}
