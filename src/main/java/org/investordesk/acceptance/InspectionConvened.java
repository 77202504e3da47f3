package org.investordesk.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * Departments were called to the site.
 *
 * @param opinionsBy limit of their opinions
 */
public record InspectionConvened(
    IssueNumber issue,
    List<String> departments,
    LocalDate on,
    String place,
    @Nullable String words,
    Instant opinionsBy,
    Instant at) {}
