package org.investordesk.escalation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.process.EscalationSupervisionProcess.Elements;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Sentences;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The model and its listener on a bare engine in a database of its own; the domain only listens.
 */
class EscalationSupervisionProcessTest {

  private static final String LEADER = "leader-sun";
  private static final String WORD = "请今天上门查勘，明天答复。";
  private static final Supervising SUPERVISING = mock(Supervising.class);
  private static final Directing DIRECTING = mock(Directing.class);

  private static ProcessEngine engine;
  private static EngineSupervisionFlow flow;
  private static int count;

  private final IssueNumber issue = IssueNumber.of(2026, ++count);

  @BeforeAll
  static void start() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames("messages/platform", "messages/escalation");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    var context = new AnnotationConfigApplicationContext();
    context.registerBean("messageSource", ResourceBundleMessageSource.class, () -> words);
    context.register(Sentences.class, SubmittedForms.class);
    context.refresh();
    var listener =
        new SuperviseIssueListener(context.getBean(SubmittedForms.class), SUPERVISING, DIRECTING);

    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("supervision");
    configuration.setDataSource(ownDatabase());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("activity");
    configuration.setJobExecutorActivate(false);
    configuration.setAuthorizationEnabled(true);
    configuration.setBeans(new HashMap<>(Map.of("superviseIssueListener", listener)));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/escalation/escalation-supervision.bpmn")
        .deploy();
    // any leader may work on any supervision, as far as the engine is asked
    var grant =
        engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId("leader");
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId(EscalationSupervisionProcess.KEY);
    grant.addPermission(ProcessDefinitionPermissions.TASK_WORK);
    grant.addPermission(ProcessDefinitionPermissions.READ_TASK);
    engine.getAuthorizationService().saveAuthorization(grant);
    flow =
        new EngineSupervisionFlow(
            engine.getRuntimeService(),
            engine.getTaskService(),
            new DesksOwnName(engine.getIdentityService()));
  }

  @AfterAll
  static void every_element_was_reached_and_nothing_is_left() {
    try {
      var reached = new HashSet<String>();
      engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
          .map(HistoricActivityInstance::getActivityId)
          .forEach(reached::add);
      assertThat(reached).containsExactlyInAnyOrderElementsOf(elements());
      assertThat(engine.getRuntimeService().createExecutionQuery().count()).isZero();
      assertThat(engine.getManagementService().createJobQuery().count()).isZero();
      assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    } finally {
      engine.close();
    }
  }

  @BeforeEach
  void the_leader_is_called() {
    reset(SUPERVISING, DIRECTING);
    LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    flow.leaderCalled(issue, LEADER, Level.L2);
  }

  @AfterEach
  void close() {
    engine.getIdentityService().clearAuthentication();
    LocaleContextHolder.resetLocaleContext();
    flow.issueClosed(issue);
    assertThat(tasks(issue)).isEmpty();
  }

  @Test
  void the_leader_called_has_the_task_and_its_process_no_tenant() {
    var task = task();

    assertThat(task.getTaskDefinitionKey()).isEqualTo(Elements.SUPERVISE_ISSUE);
    assertThat(task.getAssignee()).isEqualTo(LEADER);
    assertThat(task.getTenantId()).isNull();
    assertThat(stored()).containsOnlyKeys("supervisor", "level").containsEntry("level", "L2");
  }

  @Test
  void after_urging_the_supervision_goes_on() {
    var first = task();

    submit(Map.of("decision", "URGE", "text", "  " + WORD + "  "));

    verify(SUPERVISING).urge(issue, WORD);
    assertThat(task().getId()).isNotEqualTo(first.getId());
    assertThat(task().getAssignee()).isEqualTo(LEADER);
    assertThat(stored()).containsOnlyKeys("supervisor", "level", "supervisionEnded");
  }

  @Test
  void an_instruction_carries_its_day() {
    submit(
        Map.of(
            "decision", "INSTRUCT", "text", WORD, "until", "2026-12-01", "department", "planning"));

    verify(DIRECTING)
        .instruct(issue, new NewInstruction(WORD, "planning", null, LocalDate.parse("2026-12-01")));
    assertThat(tasks(issue)).hasSize(1);
  }

  @Test
  void an_order_may_name_a_person() {
    submit(
        Map.of(
            "decision", "ORDER",
            "text", WORD,
            "until", "2026-12-01",
            "department", "planning",
            "person", "clerk-wang"));

    verify(DIRECTING)
        .order(
            issue,
            new NewInstruction(WORD, "planning", "clerk-wang", LocalDate.parse("2026-12-01")));
  }

  @Test
  void time_is_granted_in_working_days() {
    submit(Map.of("decision", "GRANT_TIME", "text", WORD, "days", "5"));

    verify(SUPERVISING).grantTime(issue, 5, WORD);
  }

  @Test
  void what_is_no_number_of_days_is_left_to_the_desk_to_refuse() {
    submit(Map.of("decision", "GRANT_TIME", "text", WORD, "days", "一周"));

    verify(SUPERVISING).grantTime(issue, 0, WORD);
  }

  @Test
  void an_on_site_office_is_called() {
    submit(Map.of("decision", "ON_SITE", "text", WORD));

    verify(SUPERVISING).requestOnSite(issue, WORD);
  }

  @Test
  void a_page_can_end_the_supervision_as_tasklist_does() {
    assertThat(flow.endSupervision(issue, "somebody-else", "已落实，不再督办。")).isFalse();

    assertThat(flow.endSupervision(issue, LEADER, "已落实，不再督办。")).isTrue();

    verify(SUPERVISING).end(issue, LEADER, "已落实，不再督办。");
    assertThat(instances(issue)).isZero();
  }

  @Test
  void a_reassignment_carries_the_department_and_fields_left_empty_do_no_harm() {
    var sent = new HashMap<String, Object>();
    sent.put("decision", "REASSIGN");
    sent.put("text", WORD);
    sent.put("department", "planning");
    sent.put("until", null);

    submit(sent);

    verify(SUPERVISING).reassign(issue, "planning", WORD);
    assertThat(stored()).doesNotContainKeys("department", "until");
  }

  @Test
  void the_leader_ends_the_supervision_after_several_rounds() {
    submit(Map.of("decision", "URGE", "text", WORD));
    submit(Map.of("decision", "URGE", "text", WORD));
    submit(Map.of("decision", "END", "text", "已落实，不再督办。"));

    verify(SUPERVISING).end(issue, LEADER, "已落实，不再督办。");
    assertThat(instances(issue)).isZero();
  }

  @Test
  void closing_an_issue_takes_back_all_its_supervisions_and_no_others() {
    var other = IssueNumber.of(2026, ++count);
    flow.leaderCalled(issue, "mayor-zhao", Level.L4);
    flow.leaderCalled(other, LEADER, Level.L2);

    flow.issueClosed(issue);

    assertThat(instances(issue)).isZero();
    assertThat(instances(other)).isEqualTo(1);
    flow.issueClosed(other);
  }

  @Test
  void a_level_can_be_called_in_the_transaction_of_somebody_without_any_leave() {
    var other = IssueNumber.of(2026, ++count);
    engine.getIdentityService().setAuthentication("clerk-zhou", List.of("clerk"), List.of("power"));

    flow.leaderCalled(other, LEADER, Level.L2);
    flow.issueClosed(other);

    assertThat(engine.getIdentityService().getCurrentAuthentication().getUserId())
        .isEqualTo("clerk-zhou");
    engine.getIdentityService().clearAuthentication();
    assertThat(instances(other)).isZero();
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "decision,         '',            请选择一项处理方式",
    "decision,         TAKE_OVER,     请选择一项处理方式",
    "text,             '  短  ',      文字应为 5 至",
    "department,       '  ',          “department”一项没有填写",
    "colour,           red,           表单不接受“colour”一项",
    "supervisionEnded, false,         表单不接受“supervisionEnded”一项",
    "supervisor,       mayor-zhao,    表单不接受“supervisor”一项",
    "level,            Y,             表单不接受“level”一项"
  })
  void a_wrong_form_is_refused_in_a_sentence(String field, String value, String sentence) {
    var sent = new HashMap<String, Object>();
    sent.put("decision", "REASSIGN");
    sent.put("text", WORD);
    sent.put("department", "planning");
    sent.put(field, value);

    assertRefused(sent, sentence);
    verifyNoInteractions(SUPERVISING);
  }

  @ParameterizedTest
  @CsvSource({"明天", "2026-02-30", "01.12.2026"})
  void an_instruction_without_a_readable_day_is_refused(String until) {
    assertRefused(
        Map.of("decision", "INSTRUCT", "text", WORD, "until", until), "日期“" + until + "”无法识别");
    verifyNoInteractions(SUPERVISING);
  }

  @Test
  void a_text_of_1001_characters_is_refused_and_of_1000_is_not() {
    assertRefused(Map.of("decision", "URGE", "text", "长".repeat(1001)), "现为 1,001 字");

    submit(Map.of("decision", "URGE", "text", "长".repeat(1000)));

    verify(SUPERVISING).urge(issue, "长".repeat(1000));
  }

  @Test
  void a_number_where_text_belongs_is_refused() {
    assertRefused(Map.of("decision", "URGE", "text", 12345), "“text”一项的内容无法识别");
  }

  @Test
  void another_leader_cannot_decide_about_a_task_that_is_not_his() {
    assertThatThrownBy(
            () -> submitAs("leader-zheng", Map.of("decision", "END", "text", "已落实，不再督办。")))
        .hasMessageContaining("这项任务不由您办理");
    verifyNoInteractions(SUPERVISING);
    assertThat(tasks(issue)).hasSize(1);
  }

  @Test
  void a_task_given_back_can_be_decided_by_any_leader_but_by_nobody_else() {
    engine.getTaskService().setAssignee(task().getId(), null);

    submitAs("leader-zheng", Map.of("decision", "URGE", "text", WORD));

    verify(SUPERVISING).urge(issue, WORD);
  }

  @Test
  void a_refusal_of_the_desk_comes_out_in_the_readers_language_and_nothing_is_kept() {
    doThrow(new Refusal("escalation.refusal.notDispatched", issue.value()))
        .when(SUPERVISING)
        .urge(issue, WORD);
    var form = Map.<String, Object>of("decision", "URGE", "text", WORD);

    assertRefused(form, issue.value() + " 还没有交办到部门");
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    assertRefused(form, issue.value() + " has not been handed to a department yet");
  }

  private void assertRefused(Map<String, Object> form, String sentence) {
    var before = task();
    assertThatThrownBy(() -> submit(form)).hasMessageContaining(sentence);
    assertThat(task().getId()).isEqualTo(before.getId());
    assertThat(stored()).containsOnlyKeys("supervisor", "level").containsValue(LEADER);
  }

  private void submit(Map<String, Object> form) {
    submitAs(LEADER, form);
  }

  private void submitAs(String user, Map<String, Object> form) {
    engine.getIdentityService().setAuthentication(user, List.of("leader"), List.of());
    try {
      engine.getFormService().submitTaskForm(tasks(issue).get(0).getId(), new HashMap<>(form));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private Task task() {
    var all = tasks(issue);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Task> tasks(IssueNumber number) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .list();
  }

  private static long instances(IssueNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .count();
  }

  private Map<String, Object> stored() {
    return engine.getRuntimeService().getVariables(task().getProcessInstanceId());
  }

  private static Set<String> elements() {
    var names = new HashSet<String>();
    Arrays.stream(Elements.class.getDeclaredFields())
        .filter(field -> field.getType() == String.class)
        .forEach(
            field -> {
              try {
                names.add((String) field.get(null));
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            });
    return names;
  }

  private static PGSimpleDataSource ownDatabase() {
    var server = new PGSimpleDataSource();
    server.setUrl(EmbeddedDatabase.url());
    server.setUser("postgres");
    var jdbc = JdbcClient.create(server);
    jdbc.sql("drop database if exists supervision").update();
    jdbc.sql("create database supervision").update();
    var own = new PGSimpleDataSource();
    own.setUrl(EmbeddedDatabase.url().replaceFirst("/postgres(\\?|$)", "/supervision$1"));
    own.setUser("postgres");
    return own;
  }
}
