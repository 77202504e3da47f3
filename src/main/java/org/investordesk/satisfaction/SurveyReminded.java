package org.investordesk.satisfaction;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * An investor is reminded of a survey.
 *
 * @param second it is the last time
 */
public record SurveyReminded(IssueNumber issue, boolean second, Instant at) {}
