package org.investordesk.rulings.process;

import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code return-arbitration.bpmn} and the code. */
final class ReturnArbitrationProcess {

  static final String KEY = "return-arbitration";

  static final class Elements {
    static final String RETURN_REQUESTED = "startEvent_returnRequested";
    static final String RULE_ON_RETURN = "userTask_ruleOnReturn";
    static final String RETURN_OVERDUE = "event_returnOverdue";
    static final String REPORT_OVERDUE_RETURN = "serviceTask_reportOverdueReturn";
    static final String OVERDUE_REPORTED = "endEvent_overdueReported";
    static final String IS_RETURN_GRANTED = "gateway_returnGranted";
    static final String ISSUE_TRANSFERRED = "endEvent_issueTransferred";
    static final String RETURN_REFUSED = "endEvent_returnRefused";
    static final String RETURN_ENDED_EVENT = "event_returnEnded";
    static final String RETURN_ENDED = "endEvent_returnEnded";

    private Elements() {}
  }

  static final class Variables {
    static final ProcessVariable<Boolean> GRANTED = RulingForm.GRANTED;

    private Variables() {}
  }

  private ReturnArbitrationProcess() {}
}
