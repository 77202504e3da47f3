package org.investordesk.escalation.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code directive-followup.bpmn} and the code. */
final class DirectiveFollowupProcess {

  static final String KEY = "directive-followup";
  static final String MESSAGE_DIRECTIVE_ENDED = "desk.directiveEnded";

  static final class Elements {
    static final String DIRECTIVE_GIVEN = "startEvent_directiveGiven";
    static final String ANSWER_DIRECTIVE = "callActivity_answerDirective";
    static final String REVIEW_ANSWER = "userTask_reviewAnswer";
    static final String ANSWER_ACCEPTED = "gateway_answerAccepted";
    static final String DIRECTIVE_CLOSED = "endEvent_directiveClosed";
    static final String END_DIRECTIVE = "subProcess_endDirective";
    static final String DIRECTIVE_ENDED = "startEvent_directiveEnded";
    static final String ENDED = "endEvent_directiveEnded";

    private Elements() {}
  }

  static final class Variables {
    /** Id of the directive. */
    static final ProcessVariable<String> DIRECTIVE = ProcessVariable.text("directive");

    static final ProcessVariable<String> REVIEWER = ProcessVariable.text("reviewer");
    static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");

    private Variables() {}
  }

  /** What the form sends; nothing of it outlives the completion. */
  static final class Form {
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final List<ProcessVariable<String>> FIELDS = List.of(DECISION, TEXT);

    private Form() {}
  }

  private DirectiveFollowupProcess() {}
}
