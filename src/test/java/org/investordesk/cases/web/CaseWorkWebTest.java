package org.investordesk.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.CaseWork.Part;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.directory.ProjectMilestones.Promised;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The pages on which issues are divided, linked and merged, and the critical path; strangers too.
 */
@DeskTest
class CaseWorkWebTest {

  private static final RequestPostProcessor COORDINATOR = user("xu.min", Role.COORDINATOR);
  private static final RequestPostProcessor LEADER = user("chen.li", Role.LEADER);
  private static final RequestPostProcessor POWER_CLERK = user("zhang.wei", Role.CLERK, Town.POWER);
  private static final RequestPostProcessor HOUSING_CLERK =
      user("shen.yi", Role.CLERK, Town.HOUSING);

  @Autowired WebApplicationContext context;
  @Autowired IssueDesk desk;
  @Autowired CaseWork work;
  @Autowired CaseRelations relations;
  @Autowired CaseFiles files;
  @Autowired Issues issues;
  @Autowired DirectoryEditor editor;
  @Autowired ProjectMilestones milestones;
  @Autowired TaskService tasks;

  private MockMvc mvc;

  private static RequestPostProcessor user(String id, Role role, String... departments) {
    var groups = new java.util.ArrayList<>(List.of(departments));
    groups.add(role.group());
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(id, null, StaffAuthorities.of(groups)));
  }

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  private MockHttpServletResponse ask(
      MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
    return mvc.perform(request.with(who)).andReturn().getResponse();
  }

  private String page(String path, RequestPostProcessor who) throws Exception {
    var answer = ask(get(path), who);
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  @Test
  void a_coordinator_splits_off_two_issues_on_a_page_and_everything_typed_survives_a_refusal()
      throws Exception {
    var number = issues.inWork();
    var path = "/desk/issues/" + number + "/split";
    assertThat(page(path + "?parts=2", COORDINATOR)).contains("subject-2", "新件 2");

    var refused = ask(split(path, "短"), COORDINATOR);

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("第 3 件：标题应为 4 至 120 字", "value=\"新厂房消防验收\"", "银行不放贷款");
    assertThat(files.ofCase(view(number).caseId())).hasSize(1);

    assertThat(ask(split(path, "新厂房土地证"), COORDINATOR).getRedirectedUrl())
        .isEqualTo("/desk/issues/" + number);
    assertThat(files.ofCase(view(number).caseId())).hasSize(3);
    assertThat(page("/desk/issues/" + number, COORDINATOR))
        .contains("同一案件的问题", "新厂房土地证", "拆分、关联与合并");
  }

  private static MockHttpServletRequestBuilder split(String path, String secondSubject) {
    return post(path)
        .param("subject-1", "新厂房消防验收")
        .param("type-1", "ACCEPTANCE")
        .param("variant-1", "")
        .param("department-1", Town.HOUSING)
        .param("description-1", "")
        .param("subject-2", secondSubject)
        .param("type-2", "LAND")
        .param("department-2", Town.APPROVALS)
        .param("description-2", "土地证没有办下来，银行不放贷款。")
        .param("reason", "三件事归三个部门")
        .with(csrf());
  }

  @Test
  void nobody_but_coordinators_and_administrators_finds_these_pages() throws Exception {
    var number = issues.inWork();
    var other = issues.inWork();
    for (var who : List.of(POWER_CLERK, HOUSING_CLERK, LEADER)) {
      for (var page : List.of("split", "link", "merge", "merge?with=" + other)) {
        assertThat(ask(get("/desk/issues/" + number + "/" + page), who).getStatus()).isEqualTo(404);
      }
      assertThat(ask(split("/desk/issues/" + number + "/split", "新厂房土地证"), who).getStatus())
          .isEqualTo(404);
      assertThat(
              ask(
                      post("/desk/issues/" + number + "/merge")
                          .param("with", other.value())
                          .param("keep", other.value())
                          .param("reason", "同一件事情")
                          .param("privacyChecked", "true")
                          .with(csrf()),
                      who)
                  .getStatus())
          .isEqualTo(404);
      assertThat(
              ask(
                      post("/desk/issues/" + number + "/link")
                          .param("other", other.value())
                          .param("kind", "RELATED")
                          .param("reason", "有关的两件")
                          .with(csrf()),
                      who)
                  .getStatus())
          .isEqualTo(404);
      assertThat(
              ask(
                      post("/desk/issues/" + number + "/separate")
                          .param("reason", "不是同一件")
                          .with(csrf()),
                      who)
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
  }

  @Test
  void a_clerk_reads_of_another_departments_part_nothing_but_its_number() throws Exception {
    var number = issues.registered().number();
    var all =
        Town.COORDINATOR.get(
            () ->
                work.splitAtTriage(
                    number,
                    List.of(
                        new Part(IssueType.POWER, "LOW", Town.POWER, "新厂房接电", null, List.of()),
                        new Part(IssueType.LAND, null, Town.APPROVALS, "涉密地块土地证", null, List.of())),
                    "两件事归两个部门",
                    null,
                    null));
    Town.COORDINATOR.run(() -> work.link(all.get(0), all.get(1), LinkKind.RELATED, "同一地块的内部理由"));

    var seen = page("/desk/issues/" + all.get(0), POWER_CLERK);

    assertThat(seen)
        .contains(all.get(1).value(), "其他部门办理的问题", "投资者原文")
        .doesNotContain("涉密地块", "/desk/issues/" + all.get(1));
    assertThat(ask(get("/desk/issues/" + all.get(1)), POWER_CLERK).getStatus()).isEqualTo(404);
  }

  @Test
  void two_reports_are_compared_side_by_side_and_merged_with_one_press() throws Exception {
    var one = issues.inWork();
    var other = issues.inWork();
    var path = "/desk/issues/" + other + "/merge";
    assertThat(page(path + "?with=" + one, COORDINATOR))
        .contains("由不同的投资者反映", "privacyChecked", one.value(), "皖江装备有限公司");

    var refused = ask(merge(path, one, "同一家企业的两次反映"), COORDINATOR);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("已核查隐私", "同一家企业的两次反映");

    ask(merge(path, one, "同一家企业的两次反映").param("privacyChecked", "true"), COORDINATOR);

    assertThat(view(other).state()).isEqualTo(IssueState.MERGED);
    assertThat(page("/desk/issues/" + other, COORDINATOR)).contains("本件已并入", "撤销合并");
    assertThat(page("/desk/issues/" + one, COORDINATOR)).contains("并入本件的问题", "另一位投资者反映");
    assertThat(page("/desk/issues/" + one, POWER_CLERK))
        .contains(view(other).subject())
        .doesNotContain(view(other).contact().email());
    assertThat(page(path + "?with=YS-2011-000001", COORDINATOR, 422))
        .contains("没有编号为 YS-2011-000001 的问题");
  }

  private String page(String path, RequestPostProcessor who, int status) throws Exception {
    var answer = ask(get(path), who);
    assertThat(answer.getStatus()).isEqualTo(status);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static MockHttpServletRequestBuilder merge(String path, IssueNumber keep, String reason) {
    return post(path)
        .param("with", keep.value())
        .param("keep", keep.value())
        .param("reason", reason)
        .with(csrf());
  }

  @Test
  void the_triage_form_shows_what_may_be_the_same_and_leads_to_the_comparison() throws Exception {
    issues.inWork();
    var again = issues.registered().number();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(again.value()).singleResult();

    var form = page("/desk/tasks/" + task.getId() + "/form?lang=zh", COORDINATOR);

    assertThat(form)
        .contains("\"percent\":\"相似 100%\"", "/desk/issues/" + again + "/merge?with=YS-")
        .contains("可能重复的问题", "不同投资者");
  }

  @Test
  void links_are_made_and_taken_away_on_their_page_in_english_too() throws Exception {
    var one = issues.inWork();
    var other = issues.inWork();
    var path = "/desk/issues/" + one + "/link";
    ask(
        post(path)
            .param("other", other.value())
            .param("kind", "AFTER")
            .param("reason", "先验收再接电")
            .with(csrf()),
        COORDINATOR);

    assertThat(relations.links(one).get(0).precedes()).isFalse();
    assertThat(page(path + "?lang=en", COORDINATOR))
        .contains("must be finished before this one", "Unlink")
        .doesNotContain("??");
    ask(
        post("/desk/issues/" + one + "/unlink")
            .param("other", other.value())
            .param("reason", "已无先后")
            .with(csrf()),
        COORDINATOR);
    assertThat(relations.links(one)).isEmpty();
  }

  @Test
  void the_critical_path_shows_the_chain_the_promises_and_whose_time_it_was() throws Exception {
    var project = project();
    milestones.replace(project, List.of(new Promised("试生产", LocalDate.of(2026, 11, 20))));
    var all = threeOf(project);
    Town.COORDINATOR.run(() -> work.link(all.get(0), all.get(1), LinkKind.BEFORE, "先通电再验收"));

    var seen = page("/desk/projects/" + project + "/path", LEADER);

    assertThat(seen)
        .contains("试生产", "2026-11-20", "赶得上", "关键", "须待 " + all.get(0) + " 先办成", "<svg")
        .doesNotContain("style=", "??");
    assertThat(page("/desk/projects/" + project + "/path?lang=en", COORDINATOR))
        .contains("Critical path", "at the earliest")
        .doesNotContain("??");
    assertThat(page("/desk/issues/" + all.get(0), COORDINATOR))
        .contains("/desk/projects/" + project + "/path");
  }

  @Test
  void a_department_sees_its_own_issue_on_the_path_and_the_titles_of_the_others() throws Exception {
    var project = project();
    var all = threeOf(project);

    var seen = page("/desk/projects/" + project + "/path", POWER_CLERK);

    assertThat(seen).contains(all.get(0).value(), "新厂房消防验收").doesNotContain(all.get(1).value());
    var strangers = user("nobody", Role.CLERK, "no-such-office");
    assertThat(ask(get("/desk/projects/" + project + "/path"), strangers).getStatus())
        .isEqualTo(404);
    assertThat(ask(get("/desk/projects/999999999/path"), LEADER).getStatus()).isEqualTo(404);
  }

  @Test
  void milestones_are_written_in_the_register_of_projects_one_a_line() throws Exception {
    var project = project();
    var path = "/desk/directory/projects/entry/" + project;
    var answer = ask(projectForm(path, "2026-12-31 投产\n2026-11-20　试生产"), COORDINATOR);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/desk/directory/projects?saved");

    assertThat(milestones.of(project)).extracting(Promised::name).containsExactly("试生产", "投产");
    assertThat(page(path, COORDINATOR)).contains("2026-11-20 试生产", "/desk/projects/" + project);

    var refused = ask(projectForm(path, "年底 投产"), COORDINATOR);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("“年底 投产”不是");
    assertThat(milestones.of(project)).hasSize(2);
  }

  private static MockHttpServletRequestBuilder projectForm(String path, String milestones) {
    return post(path)
        .param("name", "关键路径试验厂")
        .param("amountYuan", "100000000")
        .param("area", "柯桥")
        .param("stage", Stage.values()[0].name())
        .param("milestones", milestones)
        .with(csrf());
  }

  private long project() {
    return editor.saveProject(
        null,
        new ProjectEntry(
            "关键路径试验厂 " + UUID.randomUUID(),
            100_000_000,
            "柯桥",
            null,
            null,
            Stage.values()[0],
            false,
            null,
            null));
  }

  private List<IssueNumber> threeOf(long project) {
    var number = issues.registered().number();
    return Town.COORDINATOR.get(
        () ->
            work.splitAtTriage(
                number,
                List.of(
                    new Part(IssueType.POWER, "LOW", Town.POWER, "新厂房接电", null, List.of()),
                    new Part(IssueType.ACCEPTANCE, null, Town.HOUSING, "新厂房消防验收", null, List.of()),
                    new Part(IssueType.LAND, null, Town.APPROVALS, "新厂房土地证", null, List.of())),
                "三件事归三个部门",
                null,
                project));
  }
}
