package org.investordesk.approval.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.AgencyDesk.Grant;
import org.investordesk.approval.AgencyDesk.NewItem;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.approval.process.ApprovalsInWork;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ApprovalWebTest {

  private static final RequestPostProcessor COORDINATOR = as("xu.min", "coordinator");
  private static final RequestPostProcessor CLERK = as("lou.jie", "clerk", Town.APPROVALS);
  private static final RequestPostProcessor STRANGER = as("shen.yi", "clerk", Town.HOUSING);

  @LocalServerPort int port;
  @Autowired WebApplicationContext context;
  @Autowired ApprovalDesk approvals;
  @Autowired AgencyDesk agency;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Opinions opinions;
  @Autowired DirectoryEditor editor;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  private MockMvc mvc;
  private ApprovalsInWork work;

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-23T10:00");
    work = new ApprovalsInWork(desk, opinions, tasks, identity);
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void the_status_page_says_that_a_simulated_opinion_has_no_legal_force() throws Exception {
    var number = work.waiting();

    mvc.perform(get("/status").param("lang", "zh").cookie(link(number)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("模拟意见：</span> <span>附条件同意"),
                        containsString("不具法律效力"),
                        containsString("国有建设用地使用权出让合同"),
                        containsString("补齐消防车道标高"),
                        not(containsString("??")))));
    mvc.perform(get("/status").param("lang", "en").cookie(link(number)))
        .andExpect(content().string(containsString("without legal force")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void what_was_typed_beside_a_missing_or_forbidden_file_is_kept_in_both_languages()
      throws Exception {
    var number = work.waiting();

    mvc.perform(paper(number, null).param("lang", "zh"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("请先选择文件再提交。")))
        .andExpect(content().string(containsString("value=\"绍土合〔2026〕8号\"")));
    mvc.perform(paper(number, null).param("lang", "en"))
        .andExpect(content().string(containsString("Choose the file first")));
    mvc.perform(
            paper(
                    number,
                    new MockMultipartFile(
                        "files", "a.html", "text/html", "<html></html>".getBytes()))
                .param("lang", "zh"))
        .andExpect(status().isUnprocessableEntity());
    Assertions.assertThat(approvals.of(number).orElseThrow().phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void the_paper_handed_in_begins_the_conversion() throws Exception {
    var number = work.waiting();

    mvc.perform(paper(number, file("files")).param("lang", "zh"))
        .andExpect(redirectedUrl("/status?done=approval.paper"));

    Assertions.assertThat(approvals.of(number).orElseThrow().phase()).isEqualTo(Phase.CONVERSION);
    mvc.perform(
            get("/status").param("done", "approval.paper").param("lang", "zh").cookie(link(number)))
        .andExpect(content().string(containsString("文件已提交")));
  }

  @Test
  void the_department_records_a_paper_and_a_stranger_does_not() throws Exception {
    var number = work.waiting();
    var path = "/desk/issues/" + number + "/approval/papers";

    mvc.perform(
            multipart(path)
                .file(file("file"))
                .param("paper", "LAND_CONTRACT")
                .with(STRANGER)
                .with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(
            multipart(path)
                .param("paper", "LAND_CONTRACT")
                .param("reference", "绍土合〔2026〕8号")
                .with(CLERK)
                .with(csrf()))
        .andExpect(flash().attribute("refusals", List.of("请先选择文件再提交。")))
        .andExpect(flash().attributeExists("typed"));
    mvc.perform(
            multipart(path)
                .file(file("file"))
                .param("paper", "LAND_CONTRACT")
                .with(CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));

    Assertions.assertThat(approvals.of(number).orElseThrow().phase()).isEqualTo(Phase.CONVERSION);
  }

  @Test
  void the_case_file_tells_the_approval_round_by_round_in_both_languages() throws Exception {
    var number = work.inMeeting("FORMAL");

    mvc.perform(get("/desk/issues/" + number).param("lang", "zh").with(COORDINATOR))
        .andExpect(content().string(containsString("审批与代办")))
        .andExpect(content().string(containsString("定于 2026-10-26（周一）14:30，地点：市民中心三楼会议室")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(COORDINATOR))
        .andExpect(content().string(containsString("Coordination meeting")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/desk/issues/" + number).with(as("zhou.li", "clerk", "no-such-office")))
        .andExpect(status().isNotFound());
  }

  @Test
  void an_issue_of_another_type_has_no_heading_of_ours() throws Exception {
    var number = desk.register(Issues.report(IssueType.POWER, "LOW")).number();

    mvc.perform(get("/desk/issues/" + number).param("lang", "zh").with(COORDINATOR))
        .andExpect(content().string(not(containsString("审批与代办"))));
  }

  @Test
  void a_form_gets_papers_departments_and_words() throws Exception {
    var number = work.inReview("SIMULATED");
    var task = work.task(number, "userTask_reviewPapers").getId();

    mvc.perform(get("/desk/tasks/" + task + "/form").param("lang", "en").with(CLERK))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.papers", hasSize(6)))
        .andExpect(jsonPath("$.words.matter").value("What is to be approved"))
        .andExpect(jsonPath("$.approval.simulated").value(true))
        .andExpect(jsonPath("$.departmentsToAsk[?(@.id == 'approval-office')]").isEmpty());
    mvc.perform(get("/desk/tasks/" + task + "/form").with(STRANGER))
        .andExpect(status().isNotFound());
  }

  @Test
  void another_departments_clerk_neither_sees_nor_does_the_task_through_the_engines_api() {
    var number = work.inReview("FORMAL");
    var task = work.task(number, "userTask_reviewPapers").getId();
    var stranger = new Browser(port);
    stranger.signIn("shen.yi", Town.PASSWORD);

    var seen = stranger.api("GET", "/task/" + task, "");
    var done =
        stranger.api(
            "POST",
            "/task/" + task + "/submit-form",
            "{\"variables\":{\"course\":{\"value\":\"ALONE\",\"type\":\"String\"}}}");

    Assertions.assertThat(seen.statusCode()).isGreaterThanOrEqualTo(400);
    Assertions.assertThat(done.statusCode()).isGreaterThanOrEqualTo(400);
    Assertions.assertThat(work.waitsAt(number)).isEqualTo("userTask_reviewPapers");
  }

  @Test
  void the_form_of_a_mandate_keeps_what_was_typed_where_it_is_refused() throws Exception {
    var project = project();
    var number = work.dispatched("FORMAL", project);

    mvc.perform(get("/desk/agent/grant").param("issue", number.value()).with(STRANGER))
        .andExpect(status().isNotFound());
    mvc.perform(
            multipart("/desk/agent/grant")
                .file(file("file"))
                .param("issue", number.value())
                .param("agent", "lou.jie")
                .param("until", "2026-10-01")
                .param("remindDays", "3")
                .param("standard", "ENERGY")
                .param("title-1", "特种设备使用登记")
                .param("lang", "zh")
                .with(CLERK)
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("委托的截止日期 2026-10-01 已经过去")))
        .andExpect(content().string(containsString("value=\"特种设备使用登记\"")));
    Assertions.assertThat(agency.of(number)).isEmpty();
  }

  @Test
  void an_expired_mandate_refuses_on_the_page_in_both_languages() throws Exception {
    var item = expired();

    for (var sentence : List.of("zh=委托已于 2026-10-30 到期", "en=The mandate expired on 2026-10-30")) {
      var parts = sentence.split("=");
      mvc.perform(
              post("/desk/agent/items/" + item)
                  .param("state", "DONE")
                  .param("missing", "缺能评报告")
                  .param("lang", parts[0])
                  .with(CLERK)
                  .with(csrf()))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString(parts[1])))
          .andExpect(content().string(not(containsString("??"))));
    }
    mvc.perform(
            post("/desk/agent/items/" + item).param("state", "DONE").with(STRANGER).with(csrf()))
        .andExpect(status().isNotFound());
  }

  private long expired() {
    var number = work.dispatched("FORMAL", project());
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
                        List.of(new NewItem("节能审查办理", null, null)),
                        Issues.pdf("委托书.pdf"))));
    SettableClock.at("2026-11-02T10:00");
    return agency.find(mandate).orElseThrow().items().iterator().next();
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

  private Cookie link(IssueNumber number) {
    return new Cookie("desk_status", files.find(number).orElseThrow().statusToken());
  }

  private MockHttpServletRequestBuilder paper(
      IssueNumber number, @Nullable MockMultipartFile file) {
    var request = multipart("/status/parts/approval/paper");
    if (file != null) {
      request.file(file);
    }
    return request
        .param("number", number.value())
        .param("key", UUID.randomUUID().toString())
        .param("form", "paper-LAND_CONTRACT-" + number)
        .param("paper", "LAND_CONTRACT")
        .param("reference", "绍土合〔2026〕8号")
        .cookie(link(number))
        .with(csrf());
  }

  private static MockMultipartFile file(String field) {
    return new MockMultipartFile(
        field, "出让合同.pdf", "application/pdf", Issues.pdf("出让合同.pdf").content());
  }

  private static RequestPostProcessor as(String id, String role, String... departments) {
    var groups = new ArrayList<String>(List.of(departments));
    groups.add(role);
    return user(id).authorities(StaffAuthorities.of(groups));
  }
}
