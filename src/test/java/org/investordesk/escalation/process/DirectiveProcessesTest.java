package org.investordesk.escalation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.domain.Appealing;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Sentences;
import org.investordesk.platform.process.DepartmentProcesses;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instruction, order and appeal on a bare engine in a database of its own; the domain listens. */
class DirectiveProcessesTest {

  private static final String POWER = "power-supply";
  private static final String CLERK = "clerk-zhou";
  private static final String LEADER = "leader-sun";
  private static final String OFFICE = "office-he";
  private static final String WORD = "已落实，请见照片。";
  private static final Directing DIRECTING = mock(Directing.class);
  private static final Appealing APPEALING = mock(Appealing.class);
  private static final Directives DIRECTIVES = mock(Directives.class);

  private static ProcessEngine engine;
  private static EngineSupervisionFlow flow;
  private static int count = 500;

  private final IssueNumber issue = IssueNumber.of(2026, ++count);

  /** Stands in for the clocks' bean of the same name. */
  public static final class NoLimit {
    public @Nullable Date due(DelegateExecution execution, String clock) {
      return null;
    }
  }

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
    var forms = context.getBean(SubmittedForms.class);
    var beans = new HashMap<Object, Object>();
    beans.put("reviewAnswerListener", new ReviewAnswerListener(forms, DIRECTING));
    beans.put("answerDirectiveListener", new AnswerDirectiveListener(forms, DIRECTING));
    beans.put("ruleOnAppealListener", new RuleOnAppealListener(forms, APPEALING));
    beans.put("raiseLevelDelegate", new RaiseLevelDelegate(APPEALING));
    beans.put(
        "directiveTasks",
        new DirectiveTasks(
            DIRECTIVES,
            mock(ServiceClocks.class),
            Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai"))));
    beans.put("issueTimer", new NoLimit());
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("directives");
    configuration.setDataSource(ownDatabase());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("activity");
    configuration.setJobExecutorActivate(false);
    configuration.setBeans(beans);
    configuration.setTenantIdProvider(new TenantOfDepartment());
    engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    for (var model : List.of("directive-followup", "directive-answer", "appeal-ruling")) {
      deployment.addClasspathResource("processes/escalation/" + model + ".bpmn");
    }
    deployment.deploy();
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
      var drawn = new HashSet<String>();
      for (var elements :
          List.of(
              DirectiveFollowupProcess.Elements.class,
              DirectiveAnswerProcess.Elements.class,
              AppealRulingProcess.Elements.class)) {
        for (var field : elements.getDeclaredFields()) {
          if (field.getType() == String.class) {
            drawn.add((String) field.get(null));
          }
        }
      }
      assertThat(reached).containsExactlyInAnyOrderElementsOf(drawn);
      assertThat(engine.getRuntimeService().createExecutionQuery().count()).isZero();
      assertThat(engine.getManagementService().createJobQuery().count()).isZero();
      assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } finally {
      engine.close();
    }
  }

  @BeforeEach
  void listen() {
    reset(DIRECTING, APPEALING, DIRECTIVES);
    LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void close() {
    engine.getIdentityService().clearAuthentication();
    LocaleContextHolder.resetLocaleContext();
    flow.issueClosed(issue);
    assertThat(tasks()).isEmpty();
  }

  @Test
  void the_department_answers_the_leader_sends_back_it_answers_again_and_he_accepts() {
    var id = given(null);
    assertThat(task().getTaskDefinitionKey())
        .isEqualTo(DirectiveAnswerProcess.Elements.ANSWER_DIRECTIVE);
    assertThat(task().getTenantId()).as("the department sees its part alone").isEqualTo(POWER);
    assertThat(task().getAssignee()).isNull();
    var file = UUID.randomUUID();

    submitAs(CLERK, POWER, Map.of("text", WORD, "evidence", file.toString()));
    verify(DIRECTING).answer(id, WORD, Set.of(file));
    assertThat(task().getAssignee()).isEqualTo(LEADER);
    assertThat(task().getTenantId()).isNull();
    submitAs(LEADER, "leader", Map.of("decision", "SEND_BACK", "text", "没有照片。"));
    verify(DIRECTING).review(id, false, "没有照片。");

    submitAs(CLERK, POWER, Map.of("text", WORD, "evidence", file.toString()));
    submitAs(LEADER, "leader", Map.of("decision", "ACCEPT", "text", "同意办结。"));

    verify(DIRECTING).review(id, true, "同意办结。");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void a_person_named_has_the_task_himself() {
    given(CLERK);

    assertThat(task().getAssignee()).isEqualTo(CLERK);
    assertThatThrownBy(() -> submitAs("clerk-wang", POWER, Map.of("text", WORD)))
        .hasMessageContaining("这项任务不由您办理");
    verifyNoInteractions(DIRECTING);
  }

  @Test
  void another_department_cannot_answer() {
    given(null);

    assertThatThrownBy(() -> submitAs("clerk-wang", "planning", Map.of("text", WORD)))
        .hasMessageContaining("belongs to no authenticated tenant");
    verifyNoInteractions(DIRECTING);
  }

  @Test
  void an_answer_that_the_desk_refuses_leaves_the_task_and_says_why() {
    given(null);
    doThrow(new Refusal("escalation.refusal.evidenceMissing"))
        .when(DIRECTING)
        .answer(anyLong(), any(), any());

    assertThatThrownBy(() -> submitAs(CLERK, POWER, Map.of("text", WORD)))
        .hasMessageContaining("请至少上传一份佐证文件");
    assertThatThrownBy(() -> submitAs(CLERK, POWER, Map.of("text", WORD, "evidence", "x,y")))
        .hasMessageContaining("请至少上传一份佐证文件");
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void a_directive_that_lapsed_takes_whatever_task_there_is_back_and_no_other() {
    var lapsed = given(null);
    var other = given(null);

    flow.directiveEnded(directive(lapsed, null));

    assertThat(tasks()).hasSize(1);
    assertThat(engine.getRuntimeService().getVariable(task().getProcessInstanceId(), "directive"))
        .isEqualTo(Long.toString(other));
  }

  @Test
  void a_page_reviews_as_tasklist_does() {
    var id = given(null);
    assertThat(flow.review(directive(id, null), true, "同意办结。")).as("not answered").isFalse();
    submitAs(CLERK, POWER, Map.of("text", WORD));

    assertThat(flow.review(directive(id, null), true, "同意办结。")).isTrue();

    verify(DIRECTING).review(id, true, "同意办结。");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void an_appeal_upheld_calls_the_next_level() {
    flow.appealMade(issue);
    assertThat(task().getTenantId()).isNull();

    submitAs(OFFICE, "supervision-office", Map.of("decision", "UPHOLD", "text", "确有延误。"));

    verify(APPEALING).rule(issue, true, "确有延误。");
    verify(APPEALING).callNextLevel(issue);
  }

  @Test
  void an_appeal_rejected_calls_nobody() {
    flow.appealMade(issue);

    submitAs(OFFICE, "supervision-office", Map.of("decision", "REJECT", "text", "期限未到。"));

    verify(APPEALING).rule(issue, false, "期限未到。");
    verify(APPEALING, never()).callNextLevel(any());
  }

  @Test
  void nobody_but_the_supervision_office_rules() {
    flow.appealMade(issue);

    assertThatThrownBy(
            () ->
                submitAs(
                    "coordinator-wu", "coordinator", Map.of("decision", "REJECT", "text", WORD)))
        .hasMessageContaining("这项任务不由您办理");
    verifyNoInteractions(APPEALING);
  }

  @Test
  void closing_the_issue_takes_appeal_and_directives_back() {
    given(null);
    flow.appealMade(issue);

    flow.issueClosed(issue);

    assertThat(tasks()).isEmpty();
  }

  private long given(@Nullable String person) {
    var id = ++count * 10L;
    var directive = directive(id, person);
    when(DIRECTIVES.find(id)).thenReturn(Optional.of(directive));
    flow.directiveGiven(directive);
    return id;
  }

  private Directive directive(long id, @Nullable String person) {
    return new Directive(
        id,
        Directive.Kind.INSTRUCTION,
        issue,
        POWER,
        person,
        "三日内送电。",
        LocalDate.parse("2026-12-01"),
        LEADER,
        LEADER,
        Instant.EPOCH,
        Directive.State.OPEN,
        null,
        null,
        null);
  }

  private void submitAs(String user, String group, Map<String, Object> form) {
    var task = task().getId();
    engine
        .getIdentityService()
        .setAuthentication(user, List.of(group), group.equals(POWER) ? List.of(POWER) : List.of());
    try {
      engine.getFormService().submitTaskForm(task, new HashMap<>(form));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private Task task() {
    var all = tasks();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<Task> tasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(issue.value())
        .list();
  }

  /** As the platform's own: a called instance belongs to the department its caller names. */
  private static final class TenantOfDepartment implements TenantIdProvider {

    @Override
    public @Nullable String provideTenantIdForProcessInstance(
        TenantIdProviderProcessInstanceContext context) {
      var caller = context.getSuperExecution();
      return caller == null || !context.getProcessDefinition().getKey().equals("directive-answer")
          ? null
          : DepartmentProcesses.LEAD_DEPARTMENT.find(caller);
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(
        TenantIdProviderCaseInstanceContext context) {
      return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
        TenantIdProviderHistoricDecisionInstanceContext context) {
      return null;
    }
  }

  private static PGSimpleDataSource ownDatabase() {
    var server = new PGSimpleDataSource();
    server.setUrl(EmbeddedDatabase.url());
    server.setUser("postgres");
    var jdbc = JdbcClient.create(server);
    jdbc.sql("drop database if exists directives").update();
    jdbc.sql("create database directives").update();
    var own = new PGSimpleDataSource();
    own.setUrl(EmbeddedDatabase.url().replaceFirst("/postgres(\\?|$)", "/directives$1"));
    own.setUser("postgres");
    return own;
  }
}
