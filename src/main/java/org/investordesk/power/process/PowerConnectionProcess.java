package org.investordesk.power.process;

import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code power-connection.bpmn} and the code share. */
public final class PowerConnectionProcess {

  public static final String KEY = "power-connection";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String ISSUE_DISPATCHED = "startEvent_issueDispatched";
    public static final String IS_SIGNED_FOR = "gateway_signedFor";
    public static final String SIGN_FOR_ISSUE = "userTask_signForIssue";
    public static final String IS_STAGED = "gateway_staged";
    public static final String SETTLE_SCHEME = "subProcess_settleScheme";
    public static final String APPLICATION_RECEIVED = "startEvent_applicationReceived";
    public static final String CHECK_APPLICATION = "userTask_checkApplication";
    public static final String IS_APPLICATION_COMPLETE = "gateway_applicationComplete";
    public static final String PAPERS_SUPPLIED = "event_papersSupplied";
    public static final String SURVEY_SITE = "userTask_surveySite";
    public static final String ANSWER_SCHEME = "userTask_answerScheme";
    public static final String INVESTORS_WORD = "gateway_investorsWord";
    public static final String CONTEST_PERIOD_OVER = "event_contestPeriodOver";
    public static final String SCHEME_ACCEPTED = "event_schemeAccepted";
    public static final String SCHEME_CONTESTED = "event_schemeContested";
    public static final String LET_SCHEME_STAND = "serviceTask_letSchemeStand";
    public static final String ANSWER_CONTEST = "userTask_answerContest";
    public static final String SCHEME_SETTLED = "endEvent_schemeSettled";
    public static final String BUILD_CONNECTION = "subProcess_buildConnection";
    public static final String WORKS_BEGIN = "startEvent_schemeSettled";
    public static final String IS_DESIGN_REVIEW_NEEDED = "gateway_designReviewNeeded";
    public static final String REVIEW_DESIGN = "userTask_reviewDesign";
    public static final String IS_DESIGN_PASSED = "gateway_designPassed";
    public static final String DESIGN_RESUBMITTED = "event_designResubmitted";
    public static final String BUILD = "userTask_buildConnection";
    public static final String ARE_WORKS_DONE = "gateway_worksDone";
    public static final String IS_MID_INSPECTION_NEEDED = "gateway_midInspectionNeeded";
    public static final String INSPECT_WORKS = "userTask_inspectWorks";
    public static final String WORKS_DONE = "endEvent_worksDone";
    public static final String ENERGISE_CONNECTION = "subProcess_energiseConnection";
    public static final String WORKS_REPORTED = "startEvent_worksReported";
    public static final String INSPECT_COMPLETION = "userTask_inspectCompletion";
    public static final String IS_INSPECTION_PASSED = "gateway_inspectionPassed";
    public static final String DEFECTS_RECTIFIED = "event_defectsRectified";
    public static final String ENERGISE = "userTask_energise";
    public static final String ENERGISED = "endEvent_energised";
    public static final String SUBMIT_ANSWER = "callActivity_submitAnswer";
    public static final String ANSWER_SUBMITTED = "endEvent_answerSubmitted";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String PAPERS_SUPPLIED = "desk.papersSupplied";
    static final String SCHEME_ACCEPTED = "desk.schemeAccepted";
    static final String SCHEME_CONTESTED = "desk.schemeContested";
    static final String DESIGN_RESUBMITTED = "desk.designResubmitted";
    static final String DEFECTS_RECTIFIED = "desk.defectsRectified";

    private Messages() {}
  }

  /** Process variables, all transient: what the gateway behind a task reads. */
  static final class Variables {
    static final ProcessVariable<Boolean> APPLICATION_COMPLETE =
        ProcessVariable.flag("applicationComplete");
    static final ProcessVariable<Boolean> DESIGN_PASSED = ProcessVariable.flag("designPassed");
    static final ProcessVariable<Boolean> WORKS_DONE = ProcessVariable.flag("worksDone");
    static final ProcessVariable<Boolean> INSPECTION_PASSED =
        ProcessVariable.flag("inspectionPassed");

    private Variables() {}
  }

  private PowerConnectionProcess() {}
}
