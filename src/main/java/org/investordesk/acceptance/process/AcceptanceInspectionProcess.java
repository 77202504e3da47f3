package org.investordesk.acceptance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code acceptance-inspection.bpmn} and the code share. */
final class AcceptanceInspectionProcess {

  static final String KEY = "acceptance-inspection";

  /** Ids of the nodes. */
  static final class Elements {
    static final String ISSUE_DISPATCHED = "startEvent_issueDispatched";
    static final String IS_SIGNED_FOR = "gateway_signedFor";
    static final String SIGN_FOR_ISSUE = "userTask_signForIssue";
    static final String IS_STAGED = "gateway_staged";
    static final String CHECK_FILE_PART = "subProcess_checkFile";
    static final String FILE_RECEIVED = "startEvent_fileReceived";
    static final String CHECK_FILE = "userTask_checkFile";
    static final String IS_FILE_COMPLETE = "gateway_fileComplete";
    static final String PAPERS_SUPPLIED = "event_papersSupplied";
    static final String FILE_COMPLETE = "endEvent_fileComplete";
    static final String INSPECT_SITE_PART = "subProcess_inspectSite";
    static final String INSPECTION_DUE = "startEvent_inspectionDue";
    static final String CONVENE_INSPECTION = "userTask_conveneInspection";
    static final String OPINIONS_GATHERED = "event_opinionsGathered";
    static final String SUMMARISE_OPINIONS = "userTask_summariseOpinions";
    static final String OPINIONS_SUMMARISED = "endEvent_opinionsSummarised";
    static final String IS_RECTIFICATION_NEEDED = "gateway_rectificationNeeded";
    static final String RECTIFY_PART = "subProcess_rectify";
    static final String RECTIFICATION_LISTED = "startEvent_rectificationListed";
    static final String RECTIFICATION_REPORTED = "event_rectificationReported";
    static final String RECHECK_ITEMS = "userTask_recheckItems";
    static final String IS_ALL_FIXED = "gateway_allFixed";
    static final String ALL_FIXED = "endEvent_allFixed";
    static final String ISSUE_OPINION = "userTask_issueOpinion";
    static final String SUBMIT_ANSWER = "callActivity_submitAnswer";
    static final String ANSWER_SUBMITTED = "endEvent_answerSubmitted";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String PAPERS_SUPPLIED = "desk.papersSupplied";
    static final String OPINIONS_GATHERED = "desk.opinionsGathered";
    static final String RECTIFICATION_REPORTED = "desk.rectificationReported";

    private Messages() {}
  }

  /** Process variables, all transient: set by a form and read by the gateway behind it. */
  static final class Variables {
    static final ProcessVariable<Boolean> FILE_COMPLETE = ProcessVariable.flag("fileComplete");
    static final ProcessVariable<Boolean> RECTIFICATION_NEEDED =
        ProcessVariable.flag("rectificationNeeded");
    static final ProcessVariable<Boolean> ALL_FIXED = ProcessVariable.flag("allFixed");

    private Variables() {}
  }

  /** Answers the gateway behind a task. */
  static void answer(DelegateTask task, ProcessVariable<Boolean> gateway, boolean yes) {
    task.getExecution()
        .setVariable(
            gateway.name(), org.camunda.bpm.engine.variable.Variables.booleanValue(yes, true));
  }

  private AcceptanceInspectionProcess() {}
}
