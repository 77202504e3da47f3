package org.investordesk.satisfaction;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** An investor said how he was served. */
public record SurveyAnswered(
    IssueNumber issue, int rating, boolean solved, @Nullable String comment, Instant at) {}
