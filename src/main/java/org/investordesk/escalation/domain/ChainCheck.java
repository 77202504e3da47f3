package org.investordesk.escalation.domain;

import java.time.Clock;
import java.time.LocalDate;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.LeaderChain;
import org.jspecify.annotations.Nullable;

/** Looks for open issues whose chain would end at the fallback, before anybody has to be called. */
public final class ChainCheck {

  private static final int BATCH = 500;

  private final OpenIssues open;
  private final CaseFiles files;
  private final LeaderChain leaders;
  private final ChainChecks checks;
  private final Clock clock;

  public ChainCheck(
      OpenIssues open, CaseFiles files, LeaderChain leaders, ChainChecks checks, Clock clock) {
    this.open = open;
    this.files = files;
    this.leaders = leaders;
    this.checks = checks;
    this.clock = clock;
  }

  /** Checks all open issues, once a day. */
  public void run() {
    var at = clock.instant();
    var day = LocalDate.ofInstant(at, clock.getZone());
    if (!checks.start(day, at)) {
      return;
    }
    var checked = 0;
    var found = 0;
    @Nullable IssueNumber last = null;
    for (var batch = open.next(null, BATCH); !batch.isEmpty(); batch = open.next(last, BATCH)) {
      for (var issue : files.findAll(batch).values()) {
        var answer =
            leaders.assignedLeader(issue.projectId(), issue.investorId(), issue.department(), at);
        if (answer.fallback()) {
          var chain = answer.steps().stream().map(ChainStep::of).toList();
          checks.add(day, new ChainChecks.Finding(issue.number(), answer.person().userId(), chain));
          found++;
        }
        checked++;
      }
      last = batch.get(batch.size() - 1);
    }
    checks.finish(day, checked, found);
  }
}
