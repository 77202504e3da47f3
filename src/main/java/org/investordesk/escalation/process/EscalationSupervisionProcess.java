package org.investordesk.escalation.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code escalation-supervision.bpmn} and the code. */
final class EscalationSupervisionProcess {

  static final String KEY = "escalation-supervision";
  static final String MESSAGE_ISSUE_CLOSED = "desk.issueClosed";

  static final class Elements {
    static final String LEADER_CALLED = "startEvent_leaderCalled";
    static final String SUPERVISE_ISSUE = "userTask_superviseIssue";
    static final String ISSUE_CLOSED = "event_issueClosed";
    static final String SUPERVISION_ENDED = "gateway_supervisionEnded";
    static final String LEADER_SATISFIED = "endEvent_leaderSatisfied";
    static final String ISSUE_DONE = "endEvent_issueDone";

    private Elements() {}
  }

  static final class Variables {
    static final ProcessVariable<String> SUPERVISOR = ProcessVariable.text("supervisor");
    static final ProcessVariable<String> LEVEL = ProcessVariable.text("level");
    static final ProcessVariable<Boolean> SUPERVISION_ENDED =
        ProcessVariable.flag("supervisionEnded");

    private Variables() {}
  }

  /** What the form sends; nothing of it outlives the completion. */
  static final class Form {
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final ProcessVariable<String> UNTIL = ProcessVariable.text("until");
    static final ProcessVariable<String> DEPARTMENT = ProcessVariable.text("department");
    static final ProcessVariable<String> PERSON = ProcessVariable.text("person");
    static final ProcessVariable<String> DAYS = ProcessVariable.text("days");
    static final List<ProcessVariable<String>> FIELDS =
        List.of(DECISION, TEXT, UNTIL, DEPARTMENT, PERSON, DAYS);

    private Form() {}
  }

  private EscalationSupervisionProcess() {}
}
