package org.investordesk.approval;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;

/** A simulated opinion went out; it has no legal force. */
public record SimulatedOpinionIssued(
    IssueNumber issue,
    Verdict verdict,
    String text,
    List<String> conditions,
    List<LandPaper> awaited,
    Bringer bringer,
    Instant at) {}
