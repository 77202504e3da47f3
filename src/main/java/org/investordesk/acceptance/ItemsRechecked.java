package org.investordesk.acceptance;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/**
 * What was put right was looked at again.
 *
 * @param fixed how many items are settled by this
 * @param stillOpen what goes back to the investor; empty where everything is fixed
 */
public record ItemsRechecked(
    IssueNumber issue, int fixed, List<DefectsNoticed.Line> stillOpen, String text, Instant at) {}
