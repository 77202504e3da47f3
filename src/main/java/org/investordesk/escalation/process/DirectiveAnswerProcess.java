package org.investordesk.escalation.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code directive-answer.bpmn} and the code. */
final class DirectiveAnswerProcess {

  static final String KEY = "directive-answer";

  static final class Elements {
    static final String DIRECTIVE_RECEIVED = "startEvent_directiveReceived";
    static final String ANSWER_DIRECTIVE = "userTask_answerDirective";
    static final String DIRECTIVE_ANSWERED = "endEvent_directiveAnswered";

    private Elements() {}
  }

  static final class Variables {
    /** Id of the directive. */
    static final ProcessVariable<String> DIRECTIVE = ProcessVariable.text("directive");

    private Variables() {}
  }

  /** What the form sends; nothing of it outlives the completion. */
  static final class Form {
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");
    static final List<ProcessVariable<String>> FIELDS = List.of(TEXT, EVIDENCE);

    private Form() {}
  }

  private DirectiveAnswerProcess() {}
}
