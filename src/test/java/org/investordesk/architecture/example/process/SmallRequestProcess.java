package org.investordesk.architecture.example.process;

import org.investordesk.platform.process.ProcessVariable;

final class SmallRequestProcess {

  static final String KEY = "small-request";

  static final class Elements {
    static final String REQUEST_RECEIVED = "startEvent_requestReceived";
    static final String FIND_OFFICE = "businessRuleTask_findOffice";
    static final String ANSWER_REQUEST = "userTask_answerRequest";
    static final String ANSWER_LATE = "event_answerLate";
    static final String REMIND_OFFICE = "serviceTask_remindOffice";
    static final String OFFICE_REMINDED = "endEvent_officeReminded";
    static final String ANSWER_GOOD = "gateway_answerGood";
    static final String ASK_AGAIN = "callActivity_askAgain";
    static final String JOIN = "gateway_join";
    static final String REQUEST_CLOSED = "endEvent_requestClosed";
    static final String WITHDRAW_REQUEST = "subProcess_withdrawRequest";
    static final String REQUEST_WITHDRAWN = "startEvent_requestWithdrawn";
    static final String WITHDRAWAL_DONE = "endEvent_requestWithdrawn";

    private Elements() {}
  }

  static final class Variables {
    static final ProcessVariable<String> OFFICE = ProcessVariable.text("office");
    static final ProcessVariable<Boolean> GOOD = ProcessVariable.flag("good");

    private Variables() {}
  }

  private SmallRequestProcess() {}
}
