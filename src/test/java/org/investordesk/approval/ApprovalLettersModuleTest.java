package org.investordesk.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.approval.AgencyDesk.Grant;
import org.investordesk.approval.AgencyDesk.NewItem;
import org.investordesk.approval.ApprovalDesk.Received;
import org.investordesk.approval.process.ApprovalsInWork;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Report;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the letters about approvals and mandates say, in both languages. */
@DeskTest
class ApprovalLettersModuleTest {

  @Autowired ApprovalDesk approvals;
  @Autowired AgencyDesk agency;
  @Autowired AgentReminders reminders;
  @Autowired IssueDesk desk;
  @Autowired Opinions opinions;
  @Autowired DirectoryEditor editor;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private ApprovalsInWork work;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    work = new ApprovalsInWork(desk, opinions, tasks, identity);
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_simulated_opinion_is_written_as_one_without_legal_force(Language language) {
    var number = dispatched("SIMULATED", language, null);
    work.signForStages(number);
    work.reviewSimulated(number, Verdict.CONDITIONAL, "补齐消防车道标高");
    work.giveOpinion(number);

    assertThat(letter(number.value(), "SIMULATED_OPINION"))
        .contains("方案总体可行", "补齐消防车道标高")
        .contains(
            language == Language.ZH
                ? List.of("模拟意见为“附条件同意”", "不具法律效力", "国有建设用地使用权出让合同", "3 个工作日内转为正式审批")
                : List.of(
                    "without legal force",
                    "Agreed with conditions",
                    "Land use right contract",
                    "within 3 working days"));

    receive(number);
    assertThat(letter(number.value(), "TRIGGER_PAPER_RECEIVED"))
        .contains(language == Language.ZH ? "已全部到齐" : "Nothing is missing any more");
    assertThat(letter(number.value(), "STAFF_TRIGGER_PAPER")).contains("前置文件到齐，请转为正式审批");
    work.submit(
        number,
        "userTask_convertToFormal",
        Map.of("course", "PAPERS_UNFIT", "unfit", "LAND_CONTRACT", "text", "合同缺少附图，请补全后再提交。"));
    assertThat(letter(number.value(), "TRIGGER_PAPER_ASKED"))
        .contains("合同缺少附图", language == Language.ZH ? "重新提交" : "hand it in again");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_refusal_tells_ground_and_remedy(Language language) {
    var number = dispatched("FORMAL", language, null);
    work.signForStages(number);
    work.reviewAlone(number, Verdict.REFUSED, "");
    work.submit(
        number,
        "userTask_decideApproval",
        ApprovalsInWork.with(
            Map.of("decision", "DENIED", "document", "绍政审〔2026〕13号", "decidedOn", "2026-10-23"),
            Map.of(
                "ground", "城乡规划法第四十条",
                "remedyBody", "绍兴市人民政府、越城区人民法院",
                "remedyUntil", "2027-04-23",
                "evidence", work.evidence(number))));

    assertThat(letter(number.value(), "APPROVAL_DECIDED"))
        .contains("绍政审〔2026〕13号", "城乡规划法第四十条", "绍兴市人民政府、越城区人民法院")
        .contains(language == Language.ZH ? "2027年4月23日（周五）" : "Friday, 23 April 2027");
  }

  @Test
  void the_departments_are_called_to_the_meeting_with_time_place_and_an_english_line() {
    var number = work.inMeeting("FORMAL");

    assertThat(recipients(number.value(), "STAFF_REVIEW_MEETING"))
        .contains("housing@town.test", "power@town.test", "lou.jie@town.test");
    assertThat(letter(number.value(), "STAFF_REVIEW_MEETING"))
        .contains("2026年10月26日（周一）14:30", "市民中心三楼会议室", "Please be there");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void both_hear_of_a_mandate_and_the_agent_is_reminded_with_a_list(Language language) {
    var project = project();
    var number = dispatched("FORMAL", language, project);
    var mandate =
        Town.COORDINATOR.get(
            () ->
                agency.grant(
                    number,
                    new Grant(
                        "lou.jie",
                        null,
                        LocalDate.of(2026, 10, 30),
                        3,
                        List.of(),
                        List.of(
                            new NewItem("节能审查办理", null, LocalDate.of(2026, 10, 28)),
                            new NewItem("施工许可办理", null, LocalDate.of(2026, 10, 23))),
                        Issues.pdf("委托书.pdf"))));
    SettableClock.at("2026-10-26T09:00");
    reminders.run();
    ActingAs.investor().run(() -> agency.revoke(mandate, "已自行办理"));

    assertThat(letter(number.value(), "MANDATE_GRANTED"))
        .contains("楼杰", language == Language.ZH ? "随时在进度页撤销" : "revoke the mandate at any time");
    assertThat(letter(number.value(), "MANDATE_ENDING"))
        .contains(language == Language.ZH ? "2026年10月30日（周五）到期" : "30 October 2026");
    assertThat(letter(number.value(), "MANDATE_REVOKED")).contains("已自行办理");
    assertThat(letter("mandate-" + mandate, "STAFF_AGENT_REMINDED"))
        .contains("已超期：施工许可办理", "即将到期：节能审查办理", "Please open your list");
    assertThat(letter("mandate-" + mandate, "STAFF_MANDATE_REVOKED")).contains("已自行办理");
  }

  private void receive(IssueNumber number) {
    ActingAs.investor()
        .run(
            () ->
                approvals.receive(
                    number,
                    new Received(LandPaper.LAND_CONTRACT, null, null, Issues.pdf("出让合同.pdf"))));
  }

  private IssueNumber dispatched(String variant, Language language, @Nullable Long project) {
    var plain = Issues.report(IssueType.APPROVAL, variant);
    var number =
        Town.COORDINATOR.get(
            () ->
                desk.register(
                        new Report(
                            plain.channel(),
                            plain.type(),
                            plain.variant(),
                            plain.subject(),
                            plain.description(),
                            plain.area(),
                            plain.projectName(),
                            new Contact("陈建国", UUID.randomUUID() + "@plant.test", null, "皖江装备有限公司"),
                            language,
                            null,
                            null,
                            List.of(),
                            UUID.randomUUID().toString()))
                    .number());
    work.accept(number, variant, project);
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

  /** The plain text of the last mail of a kind. */
  private String letter(String matter, String kind) {
    return jdbc.sql(
            """
            select subject || chr(10) || plain from outgoing_mail
            where issue_number = ? and kind = ? order by id desc limit 1
            """)
        .param(matter)
        .param(kind)
        .query(String.class)
        .single();
  }

  private List<String> recipients(String matter, String kind) {
    return jdbc.sql("select recipient from outgoing_mail where issue_number = ? and kind = ?")
        .param(matter)
        .param(kind)
        .query(String.class)
        .list();
  }
}
