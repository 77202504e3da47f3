package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.AgencyDesk.ProjectList;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.ItemState;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two departments review a design side by side and contradict each other; the convener holds a
 * meeting, settles it and says why against whom. The same investor gives a mandate: the agent keeps
 * one list of all the project's approvals and reports one of them as an issue.
 */
@DeskTest
class JointReviewScenario {

  private static final String CLERK = "lou.jie";

  @LocalServerPort int port;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired ApprovalDesk approvals;
  @Autowired AgencyDesk agency;
  @Autowired DirectoryEditor editor;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void departments_contradict_each_other_and_meet() {
    SettableClock.at("2026-10-23T10:00");
    var walk = new Walkthrough(port);
    var number = dispatched(null);
    walk.task(CLERK, number, "joint-sign-for", page -> page.check("input[value=STAGED]"));
    walk.task(CLERK, number, "joint-review", JointReviewScenario::reviewJointly);
    walk.task("shen.yi", number, "joint-opinion-no", JointReviewScenario::sayNo);
    walk.task(
        "zhang.wei",
        number,
        "joint-opinion-yes",
        page -> {
          page.selectOption("#verdict", "AGREED");
          page.fill("#text", "用电负荷满足，无意见。");
        });
    walk.task(
        CLERK,
        number,
        "joint-summing-up",
        page -> {
          assertThat(page.locator("form[name=form]")).containsText("须召开协调会");
          page.fill("#meetingOn", "2026-10-26");
          page.fill("#meetingTime", "14:30");
          page.fill("#place", "市民中心三楼会议室");
        });
    assertThat(mails(number)).contains("STAFF_REVIEW_MEETING");

    SettableClock.at("2026-10-26T16:00");
    walk.task(
        CLERK,
        number,
        "joint-minutes",
        page -> {
          page.fill("#heldOn", "2026-10-26");
          page.fill("#attendance", "政务服务办公室 楼杰\n住房和城乡建设局 沈怡\n供电公司 张伟");
          page.fill("#text", "各方就楼间距复核结果充分讨论，同意以新的日照分析为准。");
          Walkthrough.attach(page, "会议纪要.pdf");
        });
    walk.task(
        CLERK,
        number,
        "joint-ruling",
        page -> {
          page.selectOption("#verdict", "AGREED");
          page.fill("#text", "同意初步设计，楼间距以复核后的日照分析为准。");
          page.fill("#reason-housing-construction", "新的日照分析已复核，满足规范第四条要求。");
        });
    walk.task(
        CLERK,
        number,
        "joint-decision",
        page -> {
          page.fill("#document", "绍政审〔2026〕15号");
          Walkthrough.attach(page, "初步设计批复.pdf");
        });
    walk.task(
        CLERK,
        number,
        "joint-answer",
        page -> {
          page.selectOption("#decision", "ANSWER");
          page.fill("#text", "初步设计批复已发，可在进度页下载。");
          Walkthrough.attach(page, "送达回证.pdf");
        });
    walk.task("xu.min", number, "joint-release", page -> page.selectOption("#decision", "RELEASE"));
    walk.investor(
        view(number).statusToken(),
        page -> {
          Walkthrough.check(page, "joint-status-decided");
          page.locator("form[action$='/status/confirm'] button").click();
          assertThat(page.locator("form[action$='/status/confirm']")).hasCount(0);
        });

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(approvals.of(number).orElseThrow().overruled()).containsOnlyKeys(Town.HOUSING);
    walk.staff(
        "xu.min",
        page -> {
          walk.go(page, "/desk/issues/" + number);
          assertThat(page.locator("main")).containsText("未采纳 住房和城乡建设局 的意见");
          Walkthrough.check(page, "joint-case-file");
        });
  }

  @Test
  void an_agent_keeps_the_list_and_the_investor_revokes_the_mandate() {
    SettableClock.at("2026-10-23T10:00");
    var walk = new Walkthrough(port);
    var project = project();
    var number = dispatched(project);
    walk.staff(
        "xu.min",
        page -> {
          walk.go(page, "/desk/agent/grant?issue=" + number);
          page.selectOption("#agent", CLERK);
          page.fill("#until", "2026-10-01");
          page.check("#standard-ENERGY");
          page.fill("#plan-ENERGY", "2026-10-30");
          page.fill("#title-1", "特种设备使用登记");
          page.setInputFiles("#file", Walkthrough.pdf("委托书.pdf"));
          page.locator("main form button.btn-primary").click();
          assertThat(page.locator(".desk-problems")).containsText("已经过去");
          assertThat(page.locator("#title-1")).hasValue("特种设备使用登记");
          assertThat(page.locator("#standard-ENERGY")).isChecked();
          Walkthrough.check(page, "agent-grant-refused");
          page.fill("#until", "2027-03-31");
          page.setInputFiles("#file", Walkthrough.pdf("委托书.pdf"));
          page.locator("main form button.btn-primary").click();
          page.waitForURL("**/desk/agent/projects/" + project);
          Walkthrough.check(page, "agent-project");
        });
    SettableClock.at("2026-11-02T10:00");
    walk.staff(
        CLERK,
        page -> {
          walk.go(page, "/desk/agent");
          var item = item(project, "节能审查");
          var card = page.locator("#item-" + item.id());
          assertThat(card).containsText("已超过计划日期");
          card.locator("summary", new Locator.LocatorOptions().setHasText("更新进展")).click();
          card.locator("[name=planOn]").fill("2026-10-01");
          card.locator("[name=missing]").fill("缺能评报告");
          card.locator("form[action$='/items/" + item.id() + "'] button").click();
          assertThat(page.locator(".desk-problems")).containsText("已经过去");
          assertThat(card.locator("[name=missing]")).hasValue("缺能评报告");
          card.locator("[name=planOn]").fill("2026-11-20");
          card.locator("form[action$='/items/" + item.id() + "'] button").click();
          assertThat(page.locator(".alert-success")).containsText("已保存");
          Walkthrough.check(page, "agent-list");
          card = page.locator("#item-" + item.id());
          card.locator("summary", new Locator.LocatorOptions().setHasText("代投资者上报")).click();
          card.locator("[name=description]").fill("受委托上报：节能报告已编制，申请节能审查。");
          card.locator("form[action$='/report'] button").click();
          assertThat(page.locator(".alert-success")).containsText("YS-2026-");
        });
    assertThat(item(project, "节能审查").issue()).isNotNull();
    assertThat(item(project, "节能审查").state()).isEqualTo(ItemState.SUBMITTED);
    walk.investor(
        view(number).statusToken(),
        page -> {
          assertThat(page.locator("main")).containsText("您的代办委托");
          assertThat(page.locator("main")).containsText("节能审查");
          Walkthrough.check(page, "agent-status");
          page.locator("details.act summary", new Page.LocatorOptions().setHasText("撤销委托")).click();
          page.locator("form[action$='/status/parts/approval/revoke'] button").click();
          assertThat(page.locator(".notice-done")).containsText("委托已撤销");
        });
    walk.staff(
        CLERK,
        page -> {
          walk.go(page, "/desk/agent/projects/" + project);
          assertThat(page.locator("main")).containsText("已撤销");
          assertThat(page.locator("main form[action*='/desk/agent/items/']")).hasCount(0);
          page.setViewportSize(390, 844);
          Walkthrough.check(page, "agent-list-revoked-phone");
        });
  }

  private static void reviewJointly(Page page) {
    page.fill("#matter", "电机厂房初步设计审查");
    page.fill("#text", "涉及楼间距与用电负荷，请两部门同时审查。");
    page.selectOption("#course", "JOINTLY");
    page.check("#departments-" + Town.HOUSING);
    page.check("#departments-" + Town.POWER);
    page.fill("#question", "请就初步设计出具审查意见。");
  }

  private static void sayNo(Page page) {
    page.selectOption("#verdict", "REFUSED");
    page.fill("#text", "楼间距不满足要求。");
    page.fill("#items", "3 号楼与 4 号楼间距不足 18 米");
  }

  private IssueNumber dispatched(@Nullable Long project) {
    var number = desk.register(Issues.report(IssueType.APPROVAL, "FORMAL")).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(
                    IssueType.APPROVAL, "FORMAL", Town.APPROVALS, "由政务服务办主办", null, project)));
    return number;
  }

  private long project() {
    var investor =
        editor.saveInvestor(
            null,
            new InvestorEntry(
                "王建国", UUID.randomUUID() + "@plant.test", null, "zh", "皖江装备有限公司", null));
    return editor.saveProject(
        null,
        new ProjectEntry(
            "电机厂 " + UUID.randomUUID(),
            90_000_000L,
            "诸暨",
            "装备制造",
            "安徽",
            Stage.UNDER_CONSTRUCTION,
            false,
            investor,
            null));
  }

  private ApprovalItem item(long project, String title) {
    ProjectList list = Town.COORDINATOR.get(() -> agency.ofProject(project));
    return list.items().stream()
        .filter(item -> item.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private List<String> mails(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ? order by id")
        .param(number.value())
        .query(String.class)
        .list();
  }
}
