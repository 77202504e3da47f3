package org.investordesk.onsite.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code on-site-office.bpmn} and the code share. */
public final class OnSiteOfficeProcess {

  public static final String KEY = "on-site-office";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String OFFICE_CALLED = "startEvent_officeCalled";
    public static final String HOLD_MEETING = "userTask_holdMeeting";
    public static final String SIGN_MINUTES = "userTask_signMinutes";
    public static final String MINUTES_SIGNED = "gateway_minutesSigned";
    public static final String DECISIONS_OPEN = "gateway_decisionsOpen";
    public static final String DECISIONS_DONE = "event_decisionsDone";
    public static final String ALL_DONE = "gateway_allDone";
    public static final String CLOSE_OFFICE = "serviceTask_closeOffice";
    public static final String OFFICE_DONE = "endEvent_officeDone";
    public static final String CANCEL_OFFICE = "subProcess_cancelOffice";
    public static final String OFFICE_CANCELLED = "startEvent_officeCancelled";
    public static final String CANCELLATION_DONE = "endEvent_officeCancelled";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String DECISIONS_DONE = "desk.decisionsDone";
    static final String OFFICE_CANCELLED = "desk.officeCancelled";

    private Messages() {}
  }

  /** Process variables. */
  static final class Variables {
    static final ProcessVariable<Boolean> SIGNED = ProcessVariable.flag("signed");

    private Variables() {}
  }

  /** What the forms send. */
  static final class Form {
    static final ProcessVariable<String> PRESENT = ProcessVariable.text("present");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final ProcessVariable<String> DECISIONS = ProcessVariable.text("decisions");
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final List<ProcessVariable<String>> OF_MINUTES = List.of(PRESENT, TEXT, DECISIONS);
    static final List<ProcessVariable<String>> OF_SIGNATURE = List.of(DECISION, TEXT);

    private Form() {}
  }

  private OnSiteOfficeProcess() {}
}
