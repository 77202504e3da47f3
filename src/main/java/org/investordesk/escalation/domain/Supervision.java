package org.investordesk.escalation.domain;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.jspecify.annotations.Nullable;

/**
 * A leader's supervision of an issue: open until he ends it or the issue is closed.
 *
 * @param supervisor user id of the leader called
 * @param level the highest level that called him
 * @param endedBy user id; {@code system} where the closing of the issue ended it
 * @param endWord what the leader wrote when he ended it
 */
public record Supervision(
    IssueNumber issue,
    String supervisor,
    Level level,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable String endWord) {}
