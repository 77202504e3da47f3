package org.investordesk.power.process;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.power.domain.Connection.Awaited;
import org.investordesk.power.domain.PowerFlow;
import org.investordesk.power.process.PowerConnectionProcess.Messages;
import org.springframework.stereotype.Component;

/** Knows what the process must be told when something happened outside of its tasks. */
@Component
class EnginePowerFlow implements PowerFlow {

  /** Priority of the tasks of the green channel; others have the engine's own, 50. */
  static final int GREEN = 80;

  private static final int PLAIN = 50;

  private final StageHand hand;
  private final TaskService tasks;
  private final DesksOwnName own;

  EnginePowerFlow(StageHand hand, TaskService tasks, DesksOwnName own) {
    this.hand = hand;
    this.tasks = tasks;
    this.own = own;
  }

  @Override
  public void schemeAccepted(IssueNumber number) {
    tell(number, Messages.SCHEME_ACCEPTED);
  }

  @Override
  public void schemeContested(IssueNumber number) {
    tell(number, Messages.SCHEME_CONTESTED);
  }

  @Override
  public void arrived(IssueNumber number, Awaited what) {
    tell(
        number,
        switch (what) {
          case PAPERS -> Messages.PAPERS_SUPPLIED;
          case DESIGN -> Messages.DESIGN_RESUBMITTED;
          case RECTIFICATION -> Messages.DEFECTS_RECTIFIED;
        });
  }

  @Override
  public void greenChannelChanged(IssueNumber number, boolean green) {
    var priority = green ? GREEN : PLAIN;
    own.get(() -> tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list())
        .forEach(task -> setPriority(task.getId(), priority));
  }

  private void setPriority(String task, int priority) {
    own.get(
        () -> {
          tasks.setPriority(task, priority);
          return priority;
        });
  }

  private void tell(IssueNumber number, String message) {
    if (!hand.tell(number, message, Map.of())) {
      throw new IllegalStateException("issue %s does not wait for %s".formatted(number, message));
    }
  }
}
