package org.investordesk.approval;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** A paper a simulated approval waited for has come. */
public record TriggerPaperReceived(
    IssueNumber issue, LandPaper paper, List<LandPaper> remaining, String by, Instant at) {}
