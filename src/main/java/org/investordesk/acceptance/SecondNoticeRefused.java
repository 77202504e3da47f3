package org.investordesk.acceptance;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/**
 * A department wanted to notice something it could have seen the first time. It was refused; its
 * head, the coordinator and the supervision office are told.
 *
 * @param by user id of who tried
 * @param items what the notice would have said
 */
public record SecondNoticeRefused(
    IssueNumber issue, String department, String by, List<String> items, Instant at) {}
