package org.investordesk.escalation;

import java.time.Instant;

/** A department was given an instruction or a supervision order. */
public record DirectiveGiven(Directive directive, Instant at) {}
