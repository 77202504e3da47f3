package org.investordesk.cases.process;

import org.investordesk.platform.process.DepartmentProcesses;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code issue-resolution.bpmn} and the code share. */
public final class IssueResolutionProcess {

  public static final String KEY = "issue-resolution";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String ISSUE_REGISTERED = "startEvent_issueRegistered";
    public static final String PROPOSE_DEPARTMENT = "businessRuleTask_proposeDepartment";
    public static final String TRIAGE_ISSUE = "userTask_triageIssue";
    public static final String IS_ACCEPTED = "gateway_issueAccepted";
    public static final String HANDLE_ISSUE = "callActivity_handleIssue";
    public static final String ISSUE_TRANSFERRED = "event_issueTransferred";
    public static final String ISSUE_RETYPED = "event_issueRetyped";

    /** Where an issue begins that needs no triage: reopened, or split off another. */
    public static final String ISSUE_DISPATCHED = "startEvent_issueDispatched";

    public static final String CHECK_ANSWER = "userTask_checkAnswer";
    public static final String IS_RELEASED = "gateway_answerReleased";
    public static final String INVESTOR_RESPONDED = "event_investorResponded";
    public static final String IS_SOLVED = "gateway_issueSolved";
    public static final String ISSUE_CLOSED = "endEvent_issueClosed";
    public static final String END_ISSUE = "subProcess_endIssue";
    public static final String ISSUE_NOT_PURSUED = "startEvent_issueEnded";
    public static final String ISSUE_ENDED = "endEvent_issueEnded";
    public static final String WATCH_CLOCKS = "subProcess_watchClocks";
    public static final String FIRST_MILESTONE = "startEvent_firstMilestone";
    public static final String REACH_MILESTONE = "serviceTask_reachMilestone";
    public static final String WATCH_GOES_ON = "gateway_watchGoesOn";
    public static final String NEXT_MILESTONE = "event_nextMilestone";
    public static final String WATCH_ENDED = "endEvent_watchEnded";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String ISSUE_DISPATCHED = "desk.issueDispatched";
    static final String ISSUE_TRANSFERRED = "desk.issueTransferred";
    static final String ISSUE_RETYPED = "desk.issueRetyped";
    static final String INVESTOR_RESPONDED = "desk.investorResponded";
    static final String ISSUE_ENDED = "desk.issueEnded";

    private Messages() {}
  }

  /** Process variables, all transient: told and read in one transaction and never stored. */
  static final class Variables {
    /** Read by {@code platform.process}, which makes it the tenant of the called instance. */
    static final ProcessVariable<String> LEAD_DEPARTMENT = DepartmentProcesses.LEAD_DEPARTMENT;

    static final ProcessVariable<String> HANDLING_PROCESS = ProcessVariable.text("handlingProcess");
    static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("accepted");
    static final ProcessVariable<Boolean> RELEASED = ProcessVariable.flag("released");
    static final ProcessVariable<Boolean> SOLVED = ProcessVariable.flag("solved");

    private Variables() {}
  }

  private IssueResolutionProcess() {}
}
