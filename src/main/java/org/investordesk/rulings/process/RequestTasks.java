package org.investordesk.rulings.process;

import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Tells which request a task is about. Says nothing about who may see it. */
@Component
public class RequestTasks {

  /** Keys of the processes, as the forms of their tasks are asked for. */
  public static final String RETURN = ReturnArbitrationProcess.KEY;

  public static final String EXTENSION = ExtensionApprovalProcess.KEY;
  public static final String CONTEST = PauseContestProcess.KEY;

  private final TaskService tasks;
  private final DesksOwnName own;

  RequestTasks(TaskService tasks, DesksOwnName own) {
    this.tasks = tasks;
    this.own = own;
  }

  /** The id of the request. */
  public long requestOf(String taskId) {
    return own.get(() -> (Long) tasks.getVariable(taskId, RulingForm.REQUEST.name()));
  }
}
