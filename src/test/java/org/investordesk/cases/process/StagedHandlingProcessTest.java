package org.investordesk.cases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.platform.Refusal;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A type with a process of its own, as {@code staged-trial} stands for them. */
@DeskTest
class StagedHandlingProcessTest {

  private static final String VISIT = "userTask_visitSite";
  private static final String SCHEME = "userTask_drawScheme";

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Issues issues;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void a_department_that_chooses_the_stages_goes_through_them_to_the_answer() {
    var number = issues.dispatchedToStages();
    asClerk(() -> tasks.claim(task(number).getId(), "zhang.wei"));

    asClerk(() -> tasks.complete(task(number).getId(), Map.of("course", "STAGED")));

    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(VISIT);
    assertThat(task(number).getTenantId()).isEqualTo(Town.POWER);
    submitStage(number);
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(SCHEME);
    submitStage(number);
    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    assertThat(task(number).getTenantId()).isEqualTo(Town.POWER);
    issues.answer(number);
    assertThat(view(number).underCheck()).isTrue();
  }

  @Test
  void without_a_course_a_type_with_stages_goes_straight_to_the_answer() {
    var number = issues.dispatchedToStages();

    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));

    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.returnAnswer(number, "请写清办理经过"));
    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
  }

  @Test
  void a_type_without_stages_cannot_go_through_them() {
    var number = issues.dispatched();
    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.SERVICE, null, "实际是生活服务问题"));

    assertThatThrownBy(() -> Town.POWER_CLERK.run(() -> desk.signFor(number, staged())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("noStages");
  }

  @Test
  void asking_and_being_answered_leaves_the_stage_where_it_is_and_its_form_waits_meanwhile() {
    var number = issues.inStage();

    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充设备清单和平面图。"));

    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(VISIT);
    assertThatThrownBy(() -> submitStage(number)).hasMessageContaining("stageWaits");
    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "已附上", List.of(Issues.pdf("清单.pdf"))));
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    Town.POWER_CLERK.run(() -> desk.awaitThirdParty(number, "等待设计院出具意见。"));
    Town.POWER_CLERK.run(() -> desk.resumeWork(number, "设计院意见已到"));
    submitStage(number);
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(SCHEME);
  }

  @Test
  void not_solved_goes_through_sign_for_again() {
    var number = issues.dispatchedToStages();
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));

    ActingAs.investor().run(() -> desk.object(number, "送电后第二天又停了"));

    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE);
    Town.POWER_CLERK.run(() -> desk.signFor(number, staged()));
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(VISIT);
  }

  @Test
  void a_change_to_a_type_with_stages_is_signed_for_again_and_one_away_from_it_goes_on() {
    var number = issues.inWork();

    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.TALENT, null, "实际是人才引进问题"));

    assertThat(view(number).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE);
    Town.POWER_CLERK.run(() -> desk.signFor(number, staged()));
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo(VISIT);
    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.SERVICE, null, "还是生活服务问题"));
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
  }

  @Test
  void an_issue_in_a_stage_can_be_transferred_and_withdrawn() {
    var number = issues.inStage();

    Town.COORDINATOR.run(() -> desk.transfer(number, Town.HOUSING, "应由住建局主办"));

    assertThat(task(number).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE);
    assertThat(task(number).getTenantId()).isEqualTo(Town.HOUSING);
    Town.HOUSING_CLERK.run(() -> desk.signFor(number, staged()));
    ActingAs.investor().run(() -> desk.withdraw(number, "自行解决"));
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()).isEmpty();
  }

  private static SignFor staged() {
    return new SignFor(null, null, Course.STAGED);
  }

  private void submitStage(IssueNumber number) {
    asClerk(
        () -> tasks.complete(task(number).getId(), Map.of("text", "已到现场查勘", "on", "2026-10-23")));
  }

  private void asClerk(Runnable deed) {
    Town.POWER_CLERK.run(
        () -> {
          identity.setAuthentication(
              "zhang.wei", List.of("clerk", Town.POWER), List.of(Town.POWER));
          try {
            deed.run();
          } finally {
            identity.clearAuthentication();
          }
        });
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private Task task(IssueNumber number) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return tasks
          .createTaskQuery()
          .processInstanceBusinessKey(number.value())
          .processDefinitionKeyIn(
              IssueResolutionProcess.KEY, "staged-trial", GeneralCoordinationProcess.KEY)
          .singleResult();
    } finally {
      if (person != null) {
        identity.setAuthentication(person);
      }
    }
  }
}
