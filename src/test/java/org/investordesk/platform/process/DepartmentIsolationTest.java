package org.investordesk.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two departments' clerks, one small department process deployed for the time of each test. */
@DeskTest
class DepartmentIsolationTest {

  private static final String PASSWORD = "Rv8-Lantern-2026";
  private static final String KEY = "approval-coordination";

  @LocalServerPort int port;
  @Autowired StaffAccounts accounts;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired IdentityService identities;
  @Autowired AuthorizationService authorizations;
  @Autowired FilterService filters;

  private final List<String> deployments = new ArrayList<>();

  /** Refuses what has no decision, as the desk's own listeners do. */
  public static final class NeedsDecision implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
      if (task.getVariable("decision") == null) {
        throw new Refusal("platform.refusal.passwordMissing", "decision");
      }
    }
  }

  @BeforeEach
  void people() {
    accounts.ensureDepartment("iso-power", "供电公司");
    accounts.ensureDepartment("iso-land", "自然资源局");
    person("iso-zhang", Role.CLERK, "iso-power");
    person("iso-head", Role.DEPARTMENT_HEAD, "iso-power");
    person("iso-wang", Role.CLERK, "iso-land");
    person("iso-coordinator", Role.COORDINATOR);
    deploy(
        "iso.bpmn",
        Bpmn.createExecutableProcess(KEY)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask("work")
            .name("办理")
            .camundaCandidateGroups("${department}")
            .camundaTaskListenerClass("complete", NeedsDecision.class)
            .userTask("approve")
            .name("审签")
            .camundaCandidateUsers("iso-head")
            .endEvent()
            .done());
  }

  @AfterEach
  void undeploy() {
    identities.clearAuthentication();
    deployments.forEach(id -> repository.deleteDeployment(id, true, true, true));
  }

  @Test
  void a_department_process_without_a_department_does_not_start() {
    assertThatThrownBy(() -> runtime.startProcessInstanceByKey(KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("department");
  }

  @Test
  void a_called_part_belongs_to_the_department_and_its_caller_to_nobody() {
    deploy(
        "iso-caller.bpmn",
        Bpmn.createExecutableProcess("iso-caller")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .callActivity("part")
            .calledElement(KEY)
            .camundaIn("department", "department")
            .endEvent()
            .done());

    var caller = runtime.startProcessInstanceByKey("iso-caller", Map.of("department", "iso-power"));

    var part =
        runtime.createProcessInstanceQuery().superProcessInstanceId(caller.getId()).singleResult();
    assertThat(caller.getTenantId()).isNull();
    assertThat(part.getTenantId()).isEqualTo("iso-power");
    as("iso-zhang");
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(part.getId()).count())
        .isOne();
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(caller.getId()).count())
        .isZero();
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("iso-caller").count())
        .isZero();
  }

  @Test
  void a_clerk_sees_his_departments_task_and_no_other_through_java() {
    var task = start("iso-power");

    as("iso-zhang");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    as("iso-coordinator");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();

    as("iso-wang");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .count())
        .isZero();
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .count())
        .isZero();
    assertThatThrownBy(() -> tasks.getVariables(task.getId()))
        .isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(() -> tasks.claim(task.getId(), "iso-wang"))
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void comments_and_attachments_of_a_foreign_task_are_closed() {
    var task = start("iso-power");
    var attachment =
        tasks.createAttachment("text", task.getId(), null, "a", "b", "https://example.org");

    as("iso-wang");
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.getAttachment(attachment.getId()));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.deleteAttachment(attachment.getId()));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.createComment(task.getId(), null, "hello"));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.getTaskComments(task.getId()));

    as("iso-zhang");
    assertThat(tasks.getAttachment(attachment.getId())).isNotNull();
  }

  @Test
  void a_clerk_cannot_do_his_heads_task() {
    var work = start("iso-power");
    tasks.complete(work.getId(), Map.of("decision", "yes"));
    var approve =
        tasks.createTaskQuery().processInstanceId(work.getProcessInstanceId()).singleResult();

    as("iso-zhang");
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.claim(approve.getId(), "iso-zhang"));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> tasks.complete(approve.getId()));

    as("iso-head");
    tasks.complete(approve.getId());
    assertThat(tasks.createTaskQuery().taskId(approve.getId()).count()).isZero();
  }

  @Test
  void a_task_writes_no_authorisation_row() {
    var task = start("iso-power");

    tasks.claim(task.getId(), "iso-zhang");

    assertThat(
            authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .count())
        .isZero();
  }

  @Test
  void over_http_the_own_clerk_works_and_the_foreign_one_finds_nothing() {
    var task = start("iso-power");
    var zhang = signedIn("iso-zhang");
    var wang = signedIn("iso-wang");
    var path = "/task/" + task.getId();

    assertThat(zhang.api("GET", path, "").body()).contains("办理");
    for (var read : List.of("", "/form", "/form-variables", "/variables", "/identity-links")) {
      assertThat(wang.api("GET", path + read, "").statusCode()).as(read).isEqualTo(404);
    }
    assertThat(wang.api("POST", path + "/claim", "{\"userId\":\"iso-wang\"}").statusCode())
        .isIn(403, 404);
    assertThat(wang.api("POST", path + "/submit-form", "{\"variables\":{}}").statusCode())
        .isIn(403, 404);
    assertThat(wang.api("POST", "/task", "{\"candidateGroup\":\"iso-power\"}").body())
        .isEqualTo("[]");

    assertThat(zhang.api("POST", path + "/claim", "{\"userId\":\"iso-head\"}").statusCode())
        .as("claiming for somebody else is assigning")
        .isEqualTo(403);
    assertThat(zhang.api("POST", path + "/claim", "{\"userId\":\"iso-zhang\"}").statusCode())
        .isEqualTo(204);
    assertThat(
            zhang
                .api(
                    "POST",
                    path + "/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":\"yes\"}}}")
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void a_refusal_in_a_listener_reaches_tasklist_as_a_sentence_in_the_readers_language() {
    var task = start("iso-power");
    var zhang = signedIn("iso-zhang");
    zhang.api("POST", "/task/" + task.getId() + "/claim", "{\"userId\":\"iso-zhang\"}");

    var chinese = zhang.api("POST", "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");
    zhang.get("/desk?lang=en");
    var english = zhang.api("POST", "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");

    assertThat(chinese.statusCode()).isEqualTo(400);
    assertThat(chinese.body()).contains("新账号 decision 需要设置初始密码。").doesNotContain("ENGINE");
    assertThat(english.body()).contains("The new account decision needs a first password.");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
  }

  @Test
  void our_own_code_gets_the_refusal_itself_out_of_the_engine() {
    var task = start("iso-power");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> tasks.complete(task.getId()))
        .satisfies(no -> assertThat(no.key()).isEqualTo("platform.refusal.passwordMissing"));
  }

  @Test
  void a_clerk_gets_through_the_gate_with_tasklists_requests_only() {
    var task = start("iso-power");
    var zhang = signedIn("iso-zhang");
    var id = task.getId();

    assertThat(zhang.api("POST", "/task/" + id + "/complete", "{}").statusCode()).isEqualTo(403);
    assertThat(zhang.api("PUT", "/task/" + id + "/variables/x", "{}").statusCode()).isEqualTo(403);
    assertThat(zhang.api("GET", "/task/" + id + "/comment", "").statusCode()).isEqualTo(403);
    assertThat(zhang.api("POST", "/filter/create", "{}").statusCode()).isEqualTo(403);
    assertThat(zhang.api("POST", "/deployment/create", "{}").statusCode()).isEqualTo(403);
    assertThat(zhang.api("POST", "/process-definition/key/" + KEY + "/start", "{}").statusCode())
        .isEqualTo(403);
    assertThat(zhang.api("POST", "/task/" + id + "/submit-form", " ".repeat(300_000)).statusCode())
        .isEqualTo(413);
    assertThat(
            zhang
                .api("POST", "/task", "{\"assigneeExpression\":\"${currentUser()}\"}")
                .statusCode())
        .as("expressions in a query are not evaluated")
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void code_in_a_query_is_refused_wherever_it_hides() {
    start("iso-power");
    var zhang = signedIn("iso-zhang");
    var all = filters.createFilterQuery().filterName(TaskFilters.ALL).singleResult().getId();
    var hidden = "{\"orQueries\":[{\"name\":\"x\",\"%s\":\"${currentUser()}\"}]}";

    for (var path : List.of("/task", "/task/count", "/filter/" + all + "/list")) {
      for (var field : List.of("assigneeExpression", "assignee\\u0045xpression")) {
        assertThat(zhang.api("POST", path, hidden.formatted(field)).statusCode())
            .as("%s %s", path, field)
            .isEqualTo(403);
      }
      assertThat(zhang.api("POST", path, hidden.formatted("nameLike")).statusCode())
          .as("%s without code", path)
          .isEqualTo(200);
    }
  }

  @Test
  void who_changes_department_sees_his_old_ones_tasks_no_more() {
    var task = start("iso-power");
    var zhang = signedIn("iso-zhang");
    assertThat(zhang.api("GET", "/task/" + task.getId(), "").statusCode()).isEqualTo(200);

    accounts.assign("iso-zhang", Set.of(Role.CLERK), Set.of("iso-land"));

    assertThat(zhang.api("GET", "/task/" + task.getId(), "").statusCode()).isEqualTo(404);
    assertThat(zhang.api("GET", "/task/" + task.getId() + "/variables", "").statusCode())
        .isEqualTo(404);
    assertThat(zhang.api("POST", "/task", "{}").body()).isEqualTo("[]");
  }

  @Test
  void who_comes_after_a_colleague_is_told_so() {
    var task = start("iso-power");
    tasks.claim(task.getId(), "iso-head");

    var late =
        signedIn("iso-zhang")
            .api("POST", "/task/" + task.getId() + "/claim", "{\"userId\":\"iso-zhang\"}");

    assertThat(late.statusCode()).isEqualTo(400);
    assertThat(late.body()).contains("同事刚刚处理了这项任务");

    tasks.complete(task.getId(), Map.of("decision", "yes"));
    var tooLate =
        signedIn("iso-zhang")
            .api("POST", "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");

    assertThat(tooLate.statusCode()).isEqualTo(400);
    assertThat(tooLate.body()).contains("同事刚刚处理了这项任务");
  }

  private Task start(String department) {
    var instance = runtime.startProcessInstanceByKey(KEY, Map.of("department", department));
    return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
  }

  private Browser signedIn(String user) {
    var browser = new Browser(port);
    browser.signIn(user, PASSWORD);
    browser.get("/camunda/app/tasklist/default/");
    return browser;
  }

  private void as(String user) {
    identities.clearAuthentication();
    var groups =
        identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    var tenants =
        identities.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
            .map(Tenant::getId)
            .toList();
    identities.setAuthentication(user, groups, tenants);
  }

  private void person(String id, Role role, String... departments) {
    accounts.save(new StaffAccounts.Account(id, id, null), PASSWORD);
    accounts.assign(id, Set.of(role), Set.of(departments));
  }

  private void deploy(String name, BpmnModelInstance model) {
    deployments.add(
        0, repository.createDeployment().addModelInstance(name, model).deploy().getId());
  }
}
