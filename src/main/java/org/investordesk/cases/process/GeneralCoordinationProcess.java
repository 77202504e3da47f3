package org.investordesk.cases.process;

import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code general-coordination.bpmn} and the code share. */
public final class GeneralCoordinationProcess {

  public static final String KEY = "general-coordination";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String ISSUE_DISPATCHED = "startEvent_issueDispatched";
    public static final String IS_SIGNED_FOR = "gateway_signedFor";
    public static final String SIGN_FOR_ISSUE = "userTask_signForIssue";
    public static final String HANDLE_ISSUE = "userTask_handleIssue";
    public static final String IS_WAIT_NEEDED = "gateway_waitNeeded";
    public static final String AWAIT_REPLY = "userTask_awaitReply";
    public static final String INVESTOR_REPLIED = "event_investorReplied";
    public static final String ANSWER_SUBMITTED = "endEvent_answerSubmitted";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String INVESTOR_REPLIED = "desk.investorReplied";

    private Messages() {}
  }

  /** Process variables. */
  static final class Variables {
    /** Transient: the department waits for somebody. */
    static final ProcessVariable<Boolean> WAITING = ProcessVariable.flag("waiting");

    private Variables() {}
  }

  private GeneralCoordinationProcess() {}
}
