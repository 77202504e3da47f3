package org.investordesk.approval.process;

import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code approval-coordination.bpmn} and the code share. */
final class ApprovalCoordinationProcess {

  static final String KEY = "approval-coordination";

  /** Ids of the nodes. */
  static final class Elements {
    static final String ISSUE_DISPATCHED = "startEvent_issueDispatched";
    static final String IS_SIGNED_FOR = "gateway_signedFor";
    static final String SIGN_FOR_ISSUE = "userTask_signForIssue";
    static final String IS_STAGED = "gateway_staged";
    static final String REVIEW_PAPERS = "userTask_reviewPapers";
    static final String IS_JOINT = "gateway_joint";
    static final String REVIEW_JOINTLY = "subProcess_reviewJointly";
    static final String REVIEWS_ASKED = "startEvent_reviewsAsked";
    static final String REVIEWS_GATHERED = "event_reviewsGathered";
    static final String SUM_UP_REVIEWS = "userTask_sumUpReviews";
    static final String DO_REVIEWS_DIFFER = "gateway_reviewsDiffer";
    static final String HOLD_MEETING = "userTask_holdMeeting";
    static final String SETTLE_DIFFERENCES = "userTask_settleDifferences";
    static final String REVIEWS_CONCLUDED = "endEvent_reviewsConcluded";
    static final String REVIEWED = "gateway_reviewed";
    static final String IS_SIMULATED = "gateway_simulated";
    static final String SIMULATE_APPROVAL = "subProcess_simulateApproval";
    static final String SIMULATION_REVIEWED = "startEvent_simulationReviewed";
    static final String GIVE_SIMULATED_OPINION = "userTask_giveSimulatedOpinion";
    static final String ARE_PAPERS_AWAITED = "gateway_papersAwaited";
    static final String TRIGGER_PAPER_RECEIVED = "event_triggerPaperReceived";
    static final String CONVERT_TO_FORMAL = "userTask_convertToFormal";
    static final String ARE_PAPERS_FIT = "gateway_papersFit";
    static final String SIMULATION_CONVERTED = "endEvent_simulationConverted";
    static final String SIMULATION_ENDED = "endEvent_simulationEnded";
    static final String IS_CONVERTED = "gateway_converted";
    static final String DECIDE_APPROVAL = "userTask_decideApproval";
    static final String SUBMIT_ANSWER = "callActivity_submitAnswer";
    static final String ANSWER_SUBMITTED = "endEvent_answerSubmitted";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String REVIEWS_GATHERED = "desk.reviewsGathered";
    static final String TRIGGER_PAPER_RECEIVED = "desk.triggerPaperReceived";

    private Messages() {}
  }

  /** Process variables, all transient: set by a form and read by the gateway behind it. */
  static final class Variables {
    static final ProcessVariable<Boolean> JOINT = ProcessVariable.flag("joint");
    static final ProcessVariable<Boolean> REVIEWS_DIFFER = ProcessVariable.flag("reviewsDiffer");
    static final ProcessVariable<Boolean> PAPERS_AWAITED = ProcessVariable.flag("papersAwaited");
    static final ProcessVariable<Boolean> PAPERS_FIT = ProcessVariable.flag("papersFit");

    private Variables() {}
  }

  private ApprovalCoordinationProcess() {}
}
