package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A motor plant has no land contract yet: its permit is reviewed all the same, the investor gets an
 * opinion without legal force, hands the contract in on his telephone, and the approval becomes
 * formal. From report to closing through portal and Tasklist only.
 */
@DeskTest
class SimulatedApprovalScenario {

  private static final String CLERK = "lou.jie";

  @LocalServerPort int port;
  @Autowired CaseFiles files;
  @Autowired ApprovalDesk approvals;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_permit_is_reviewed_before_the_land_contract_is_there() {
    SettableClock.at("2026-10-23T10:00");
    var walk = new Walkthrough(port);
    var number = investorReports(walk);
    walk.task("xu.min", number, "simulated-triage", SimulatedApprovalScenario::accept);
    walk.task(CLERK, number, "simulated-sign-for", page -> page.check("input[value=STAGED]"));

    walk.task(CLERK, number, "simulated-review", SimulatedApprovalScenario::review);
    walk.task(CLERK, number, "simulated-opinion", SimulatedApprovalScenario::giveOpinion);
    assertThat(approvals.of(number).orElseThrow().phase()).isEqualTo(Phase.WAITING);
    SettableClock.at("2026-11-02T10:00");
    investorHandsTheContractIn(walk, number);
    walk.task(CLERK, number, "simulated-conversion", SimulatedApprovalScenario::convert);
    walk.task(CLERK, number, "simulated-decision", SimulatedApprovalScenario::decide);
    walk.task(CLERK, number, "simulated-answer", SimulatedApprovalScenario::answer);
    walk.task(
        "xu.min", number, "simulated-release", page -> page.selectOption("#decision", "RELEASE"));
    investorConfirms(walk, number);

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(mails(number))
        .contains("SIMULATED_OPINION", "TRIGGER_PAPER_RECEIVED", "APPROVAL_DECIDED");
    walk.staff(
        "xu.min",
        page -> {
          walk.go(page, "/desk/issues/" + number);
          assertThat(page.locator("main")).containsText("审批与代办");
          assertThat(page.locator("main")).containsText("结论与模拟意见不同，理由：");
          Walkthrough.check(page, "simulated-case-file");
        });
  }

  private IssueNumber investorReports(Walkthrough walk) {
    var number = new AtomicReference<IssueNumber>();
    walk.visitor(
        page -> {
          walk.go(page, "/report");
          page.check("#type-APPROVAL");
          page.fill("#subject", "土地合同未签，厂房许可能否先审");
          page.fill("#description", "土地出让合同下月才能签订，希望建设工程规划许可先行审查，合同一签就能开工。");
          page.selectOption("#area", "越城");
          page.fill("#projectName", "电机智造基地");
          page.fill("#name", "俞国强");
          page.fill("#email", "yu.simulated@yuexiang.test");
          page.click("form button.btn-primary");
          page.waitForURL("**/report/check");
          page.locator("form.send button").click();
          page.waitForURL("**/report/sent");
          number.set(
              IssueNumber.parse(
                      page.locator("main")
                          .innerText()
                          .replaceAll("(?s).*?(YS-\\d{4}-\\d{6}).*", "$1"))
                  .orElseThrow());
        });
    return number.get();
  }

  private static void accept(Page page) {
    page.selectOption("#variant", new SelectOption().setLabel("模拟审批"));
    page.selectOption("#department", new SelectOption().setLabel("政务服务办公室"));
    var reason = page.locator("#overruleReason");
    if (reason.count() > 0 && reason.isVisible()) {
      reason.fill("审批由政务服务办公室主办");
    }
  }

  private static void review(Page page) {
    page.fill("#matter", "电机智造基地建设工程规划许可");
    page.check("#missing-LAND_CONTRACT");
    page.fill("#text", "总平面图、日照分析、消防车道均已实质审查，仅缺土地出让合同。");
    page.selectOption("#course", "ALONE");
    page.selectOption("#verdict", "CONDITIONAL");
    page.fill("#conditions", "补齐消防车道标高");
  }

  private static void giveOpinion(Page page) {
    page.fill("#text", "方案总体可行，签订出让合同后即可转为正式许可。");
    page.selectOption("#bringer", "INVESTOR");
    Walkthrough.attach(page, "模拟意见书.pdf");
  }

  private void investorHandsTheContractIn(Walkthrough walk, IssueNumber number) {
    walk.investor(
        view(number).statusToken(),
        page -> {
          assertThat(page.locator("main")).containsText("不具法律效力");
          page.locator("details.act summary", new Page.LocatorOptions().setHasText("提交这份文件"))
              .click();
          Walkthrough.check(page, "simulated-status-waiting");
          var form = page.locator("form[action$='/status/parts/approval/paper']");
          form.locator("input[name=reference]").fill("绍土合〔2026〕8号");
          form.locator("button").click();
          assertThat(page.locator(".problem-summary")).containsText("请先选择文件");
          var again = page.locator("form[action$='/status/parts/approval/paper']");
          assertThat(again.locator("input[name=reference]")).hasValue("绍土合〔2026〕8号");
          Walkthrough.check(page, "simulated-status-refused");
          again.locator("input[type=file]").setInputFiles(Walkthrough.pdf("出让合同.pdf"));
          again.locator("button").click();
          assertThat(page.locator(".notice-done")).containsText("文件已提交");
          Walkthrough.check(page, "simulated-status-received");
        });
    assertThat(approvals.of(number).orElseThrow().phase()).isEqualTo(Phase.CONVERSION);
  }

  private static void convert(Page page) {
    page.selectOption("#course", "CONVERT");
    assertThat(page.locator("#verdict")).hasValue("CONDITIONAL");
    page.selectOption("#verdict", "AGREED");
    page.fill("#opinionReason", "消防车道标高已写入出让合同的规划条件。");
    page.fill("#conditionsReason", "条件已经在图纸上落实。");
  }

  private static void decide(Page page) {
    assertThat(page.locator("#decision")).hasValue("GRANTED");
    page.fill("#document", "绍政审〔2026〕12号");
    page.fill("#text", "准予建设工程规划许可。");
    Walkthrough.attach(page, "建设工程规划许可证.pdf");
  }

  private static void answer(Page page) {
    page.selectOption("#decision", "ANSWER");
    page.fill("#text", "建设工程规划许可证已发，可在进度页下载。");
    Walkthrough.attach(page, "送达回证.pdf");
  }

  private void investorConfirms(Walkthrough walk, IssueNumber number) {
    walk.investor(
        view(number).statusToken(),
        page -> {
          assertThat(page.locator("main")).containsText("正式决定：准予");
          assertThat(page.locator("main")).containsText("绍政审〔2026〕12号");
          Walkthrough.check(page, "simulated-status-decided");
          page.locator("form[action$='/status/confirm'] button").click();
          assertThat(page.locator("form[action$='/status/confirm']")).hasCount(0);
        });
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
