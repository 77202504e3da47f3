package org.investordesk.approval;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** Departments differ about an approval and are called together. */
public record ReviewMeetingCalled(
    IssueNumber issue,
    Instant meetingAt,
    String place,
    String cause,
    List<String> departments,
    Instant at) {}
