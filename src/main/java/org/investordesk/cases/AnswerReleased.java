package org.investordesk.cases;

import java.time.Instant;

/**
 * The answer went out to the investor; {@code explained} says that the condition asked for does not
 * exist.
 */
public record AnswerReleased(IssueNumber issue, String text, boolean explained, Instant at) {}
