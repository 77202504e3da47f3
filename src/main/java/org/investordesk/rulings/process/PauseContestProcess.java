package org.investordesk.rulings.process;

import org.investordesk.platform.process.ProcessVariable;

/** Names shared by {@code pause-contest.bpmn} and the code. */
final class PauseContestProcess {

  static final String KEY = "pause-contest";

  static final class Elements {
    static final String PAUSE_CONTESTED = "startEvent_pauseContested";
    static final String RULE_ON_PAUSE = "userTask_ruleOnPause";
    static final String CONTEST_OVERDUE = "event_contestOverdue";
    static final String REPORT_OVERDUE_CONTEST = "serviceTask_reportOverdueContest";
    static final String OVERDUE_REPORTED = "endEvent_overdueReported";
    static final String IS_CONTEST_GRANTED = "gateway_contestGranted";
    static final String PAUSE_VOIDED = "endEvent_pauseVoided";
    static final String PAUSE_STANDS = "endEvent_pauseStands";
    static final String CONTEST_ENDED_EVENT = "event_contestEnded";
    static final String CONTEST_ENDED = "endEvent_contestEnded";

    private Elements() {}
  }

  static final class Variables {
    static final ProcessVariable<Boolean> GRANTED = RulingForm.GRANTED;

    private Variables() {}
  }

  private PauseContestProcess() {}
}
