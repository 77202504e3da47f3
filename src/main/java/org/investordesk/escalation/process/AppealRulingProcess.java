package org.investordesk.escalation.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code appeal-ruling.bpmn} and the code. */
final class AppealRulingProcess {

  static final String KEY = "appeal-ruling";
  static final String MESSAGE_ISSUE_CLOSED = "desk.issueClosed";

  static final class Elements {
    static final String APPEAL_MADE = "startEvent_appealMade";
    static final String RULE_ON_APPEAL = "userTask_ruleOnAppeal";
    static final String APPEAL_UPHELD = "gateway_appealUpheld";
    static final String RAISE_LEVEL = "serviceTask_raiseLevel";
    static final String LEVEL_RAISED = "endEvent_levelRaised";
    static final String APPEAL_REJECTED = "endEvent_appealRejected";
    static final String ISSUE_CLOSED = "event_issueClosed";
    static final String APPEAL_LAPSED = "endEvent_appealLapsed";

    private Elements() {}
  }

  static final class Variables {
    static final ProcessVariable<Boolean> UPHELD = ProcessVariable.flag("upheld");

    private Variables() {}
  }

  /** What the form sends; nothing of it outlives the completion. */
  static final class Form {
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final List<ProcessVariable<String>> FIELDS = List.of(DECISION, TEXT);

    private Form() {}
  }

  private AppealRulingProcess() {}
}
