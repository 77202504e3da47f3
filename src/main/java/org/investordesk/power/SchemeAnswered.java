package org.investordesk.power;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * The supply scheme was answered to the investor.
 *
 * @param works who is to build
 * @param contestUntil close of business until which he may contest it; null for the final scheme,
 *     which answers his contest
 * @param revised the final scheme differs from the one contested
 * @param reasons why it was revised or confirmed; null for the first scheme
 */
public record SchemeAnswered(
    IssueNumber issue,
    String scheme,
    Works works,
    @Nullable Instant contestUntil,
    boolean revised,
    @Nullable String reasons,
    Instant at) {}
