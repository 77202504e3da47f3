package org.investordesk.rulings.process;

import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code extension-approval.bpmn} and the code. */
final class ExtensionApprovalProcess {

  static final String KEY = "extension-approval";

  static final class Elements {
    static final String EXTENSION_REQUESTED = "startEvent_extensionRequested";
    static final String DECIDE_EXTENSION = "subProcess_decideExtension";
    static final String DECISION_ASKED = "startEvent_decisionAsked";
    static final String IS_FIRST_EXTENSION = "gateway_firstExtension";
    static final String RULE_ON_EXTENSION = "userTask_ruleOnExtension";
    static final String LEADER_RULES_ON_EXTENSION = "userTask_leaderRulesOnExtension";
    static final String DECISION_MADE = "endEvent_decisionMade";
    static final String IS_EXTENSION_GRANTED = "gateway_extensionGranted";
    static final String LIMIT_EXTENDED = "endEvent_limitExtended";
    static final String EXTENSION_REFUSED = "endEvent_extensionRefused";
    static final String EXTENSION_LAPSED_EVENT = "event_extensionLapsed";
    static final String EXTENSION_LAPSED = "endEvent_extensionLapsed";
    static final String EXTENSION_ENDED_EVENT = "event_extensionEnded";
    static final String EXTENSION_ENDED = "endEvent_extensionEnded";

    private Elements() {}
  }

  static final class Variables {
    /** Nobody has ruled on an extension of this issue before: a coordinator may. */
    static final ProcessVariable<Boolean> FIRST = ProcessVariable.flag("first");

    /** User id of the assigned leader, who rules on further ones. */
    static final ProcessVariable<String> LEADER = ProcessVariable.text("leader");

    static final ProcessVariable<Boolean> GRANTED = RulingForm.GRANTED;

    private Variables() {}
  }

  private ExtensionApprovalProcess() {}
}
