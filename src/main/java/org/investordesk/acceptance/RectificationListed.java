package org.investordesk.acceptance;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** The investor has the list of what has to be put right on the site. */
public record RectificationListed(
    IssueNumber issue, List<DefectsNoticed.Line> items, String summary, Instant at) {}
