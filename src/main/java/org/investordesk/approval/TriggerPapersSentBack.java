package org.investordesk.approval;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** Papers that came were not what they should be and are awaited again. */
public record TriggerPapersSentBack(
    IssueNumber issue, List<LandPaper> papers, String reason, Instant at) {}
