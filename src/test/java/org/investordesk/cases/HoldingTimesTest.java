package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.investordesk.cases.HoldingTimes.Shares;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class HoldingTimesTest {

  @Autowired HoldingTimes holdings;
  @Autowired DirectoryEditor editor;
  @Autowired IssueDesk desk;
  @Autowired Issues issues;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_issues_of_a_project_add_up_and_nobody_holds_a_closed_one() {
    SettableClock.at("2026-10-23T09:00");
    var project = project();
    var first = dispatched(project);
    var second = dispatched(project);
    SettableClock.at("2026-10-23T10:00");
    Town.POWER_CLERK.run(() -> desk.signFor(first, new SignFor(null, null)));
    Town.POWER_CLERK.run(() -> desk.askInvestor(first, "请补充用电负荷清单和总平面图。"));
    ActingAs.investor().run(() -> desk.withdraw(second, "自行解决"));
    SettableClock.at("2026-10-23T11:00");

    assertThat(holdings.ofProject(project))
        .isEqualTo(new Shares(Duration.ofHours(2), Duration.ofHours(1), Duration.ZERO));
    assertThat(holdings.of(second)).noneMatch(HoldingTimes.Held::holdsNow);
  }

  @Test
  void an_answer_that_waits_for_his_word_is_the_investors_time() {
    SettableClock.at("2026-10-23T09:00");
    var number = issues.answered();
    SettableClock.at("2026-10-26T09:00");

    // Friday 9:00 to 12:00 and 14:00 to 17:30, Monday from 8:30
    assertThat(holdings.shares(number).investor()).isEqualTo(Duration.ofHours(7));
  }

  private IssueNumber dispatched(long project) {
    var number = issues.registered().number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.SERVICE, null, Town.POWER, "由供电公司办理", null, project)));
    return number;
  }

  private long project() {
    return editor.saveProject(
        null,
        new ProjectEntry(
            "试验项目 " + UUID.randomUUID(),
            1_000_000,
            "诸暨",
            "装备制造",
            "安徽",
            DirectoryEditor.Stage.UNDER_CONSTRUCTION,
            false,
            null,
            null));
  }
}
