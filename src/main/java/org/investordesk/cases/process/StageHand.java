package org.investordesk.cases.process;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.Execution;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * What a room with a process of its own needs of the engine: its task listeners take in their forms
 * here, and what happened elsewhere is told to its process here. To be used in the room's {@code
 * process} package only; the room allows itself {@code cases :: process}.
 *
 * <pre>{@code
 * @Component
 * class SurveySiteForm implements TaskListener {
 *   public void notify(DelegateTask task) {
 *     stage.receive(task, FIELDS, (number, form) -> connection.surveyed(number, form.requireDate(ON)));
 *   }
 * }
 * }</pre>
 */
@Component
@NamedInterface("process")
public class StageHand {

  private final RuntimeService runtime;
  private final IssueStore issues;
  private final SubmittedForms forms;
  private final DeskHand hand;

  StageHand(RuntimeService runtime, IssueStore issues, SubmittedForms forms, DeskHand hand) {
    this.runtime = runtime;
    this.issues = issues;
    this.forms = forms;
    this.hand = hand;
  }

  /**
   * Takes in the form of a stage from its complete listener, as {@link SubmittedForms#receive}
   * does, and locks the issue first. Refused while the issue waits for the investor or a third
   * party: who goes on says so first.
   *
   * @param fields every field the form may send
   * @param decision applies the form and sets the gateway's variable on the task's execution
   */
  public void receive(
      DelegateTask task,
      Collection<? extends ProcessVariable<?>> fields,
      BiConsumer<IssueNumber, SubmittedForm> decision) {
    if (hand.isActing()) {
      return;
    }
    var number = new IssueNumber(task.getExecution().getProcessBusinessKey());
    forms.receive(
        task,
        fields,
        form -> {
          refuseWaiting(number);
          hand.completing(task, () -> decision.accept(number, form));
        });
  }

  private void refuseWaiting(IssueNumber number) {
    var state = issues.lock(number).orElseThrow(NotFound::new).facts().state();
    if (state == IssueState.WAITING_INVESTOR || state == IssueState.WAITING_THIRD_PARTY) {
      throw new Refusal("cases.refusal.stageWaits");
    }
  }

  /**
   * Tells a message to the one execution of an issue that waits for it, in the desk's own name: who
   * caused it may have no leave to see that process.
   *
   * @param variables what the next gateway reads
   * @return false where nothing waits for it
   */
  public boolean tell(IssueNumber number, String message, Map<String, Object> variables) {
    return hand.run(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processInstanceBusinessKey(number.value())
                  .messageEventSubscriptionName(message)
                  .list()
                  .stream()
                  .map(Execution::getId)
                  .toList();
          waiting.forEach(id -> runtime.messageEventReceived(message, id, variables));
          return !waiting.isEmpty();
        });
  }
}
