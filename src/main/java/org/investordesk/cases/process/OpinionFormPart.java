package org.investordesk.cases.process;

import static org.investordesk.cases.process.DepartmentOpinionProcess.Variables.OPINION;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.cases.store.OpinionStore;
import org.springframework.stereotype.Component;

/** What the form of a department asked for its opinion shows: the question. */
@Component
class OpinionFormPart implements TaskFormPart {

  private final TaskService tasks;
  private final OpinionStore opinions;
  private final DeskHand hand;

  OpinionFormPart(TaskService tasks, OpinionStore opinions, DeskHand hand) {
    this.tasks = tasks;
    this.opinions = opinions;
    this.hand = hand;
  }

  @Override
  public String process() {
    return DepartmentOpinionProcess.KEY;
  }

  @Override
  public String room() {
    return "cases";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    var id = hand.run(() -> (Long) tasks.getVariable(taskId, OPINION.name()));
    var opinion = opinions.find(id).orElseThrow();
    return Map.of("purpose", opinion.purpose().name(), "question", opinion.question());
  }
}
