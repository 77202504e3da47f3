package org.investordesk.testkit.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.Stages.Result;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Role;
import org.investordesk.platform.process.ProcessVariable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A type with a process of its own for tests ({@code staged-trial}): TALENT, with the stages
 * INSPECTION (which has a limit for every type) and SCHEME (which has none here). As the rooms of
 * real types do it.
 */
@TestConfiguration
public class StagedTrial {

  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> ON = ProcessVariable.text("on");

  private final AuthorizationService authorizations;

  StagedTrial(ResourceBundleMessageSource messages, AuthorizationService authorizations) {
    messages.addBasenames("messages/trial");
    this.authorizations = authorizations;
  }

  /** As the processes of {@code DepartmentProcesses.KEYS} have it. */
  @EventListener(ApplicationReadyEvent.class)
  void letClerksWork() {
    var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(Role.CLERK.group());
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId("staged-trial");
    grant.setPermissions(
        new Permission[] {
          Permissions.READ,
          ProcessDefinitionPermissions.READ_INSTANCE,
          ProcessDefinitionPermissions.READ_HISTORY,
          ProcessDefinitionPermissions.READ_TASK,
          ProcessDefinitionPermissions.TASK_WORK
        });
    authorizations.saveAuthorization(grant);
  }

  @Bean
  HandlingProcess trialHandling() {
    return new HandlingProcess(IssueType.TALENT, "staged-trial", "trial");
  }

  @Bean
  TaskFormPart trialFormPart() {
    return new TaskFormPart() {
      @Override
      public String process() {
        return "staged-trial";
      }

      @Override
      public String room() {
        return "trial";
      }

      @Override
      public Map<String, Object> model(String task, String taskId, IssueView issue) {
        return Map.of("shownTask", task);
      }
    };
  }

  @Bean
  ExecutionListener trialStageBegins(Stages stages) {
    return execution ->
        stages.begin(
            new IssueNumber(execution.getProcessBusinessKey()),
            stageOf(execution.getCurrentActivityId()),
            Holder.GOVERNMENT);
  }

  @Bean
  TaskListener trialStageForm(StageHand stage, Stages stages) {
    return (DelegateTask task) ->
        stage.receive(
            task,
            List.of(TEXT, ON),
            (number, form) ->
                stages.complete(
                    number,
                    stageOf(task.getTaskDefinitionKey()),
                    new Result(
                        "DONE",
                        form.requireDate(ON),
                        form.text(TEXT, 2, 500),
                        Set.of(),
                        false,
                        true)));
  }

  private static String stageOf(String element) {
    return element.equals("userTask_visitSite") ? "INSPECTION" : "SCHEME";
  }
}
