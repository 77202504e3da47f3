package org.investordesk.power;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * The completion inspection found defects.
 *
 * @param defects all of them, one a line
 */
public record DefectsFound(IssueNumber issue, String defects, Instant at) {}
