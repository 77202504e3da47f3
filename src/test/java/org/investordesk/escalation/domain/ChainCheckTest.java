package org.investordesk.escalation.domain;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.ATown;
import org.investordesk.escalation.AnIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

  private static final Instant NOW = Instant.parse("2026-10-20T18:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-10-21");
  private static final IssueNumber OTHER = IssueNumber.of(2026, 902);

  private final ATown town = new ATown();
  private final OpenIssues open = mock(OpenIssues.class);
  private final CaseFiles files = mock(CaseFiles.class);
  private final ChainChecks checks = mock(ChainChecks.class);
  private final ChainCheck check =
      new ChainCheck(open, files, town, checks, Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

  @BeforeEach
  void two_open_issues() {
    when(checks.start(DAY, NOW)).thenReturn(true);
    when(open.next(eq(null), anyInt())).thenReturn(List.of(AnIssue.NUMBER));
    when(open.next(eq(AnIssue.NUMBER), anyInt())).thenReturn(List.of(OTHER));
    when(files.findAll(List.of(AnIssue.NUMBER)))
        .thenReturn(Map.of(AnIssue.NUMBER, new AnIssue().view()));
    when(files.findAll(List.of(OTHER)))
        .thenReturn(Map.of(OTHER, new AnIssue().numbered(OTHER).view()));
  }

  @Test
  void nothing_is_found_while_every_issue_has_its_leader() {
    check.run();

    verify(checks, never()).add(any(), any());
    verify(checks).finish(DAY, 2, 0);
  }

  @Test
  void each_issue_that_would_end_at_the_coordinator_on_duty_is_a_finding() {
    town.withoutLeader();

    check.run();

    verify(checks).finish(DAY, 2, 2);
    verify(checks)
        .add(
            eq(DAY),
            argThat(
                finding ->
                    finding.issue().equals(OTHER)
                        && finding.person().equals(ATown.DUTY.userId())
                        && finding.chain().size() == 2));
  }

  @Test
  void another_node_has_made_the_check_of_the_day() {
    when(checks.start(DAY, NOW)).thenReturn(false);

    check.run();

    verify(checks, never()).finish(any(), anyInt(), anyInt());
  }
}
