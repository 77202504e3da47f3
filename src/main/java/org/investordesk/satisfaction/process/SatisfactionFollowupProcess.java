package org.investordesk.satisfaction.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;

/** Every name that {@code satisfaction-followup.bpmn} and the code share. */
public final class SatisfactionFollowupProcess {

  public static final String KEY = "satisfaction-followup";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String SURVEY_OPENED = "startEvent_surveyOpened";
    public static final String COLLECT_RATING = "subProcess_collectRating";
    public static final String WAIT_BEGAN = "startEvent_waitBegan";
    public static final String REMINDER_DUE = "event_reminderDue";
    public static final String REMINDER_LEFT = "gateway_reminderLeft";
    public static final String REMIND_INVESTOR = "serviceTask_remindInvestor";
    public static final String CALL_NEEDED = "gateway_callNeeded";
    public static final String CALL_INVESTOR = "userTask_callInvestor";
    public static final String CALLED = "endEvent_called";
    public static final String WAIT_ENDED = "endEvent_waitEnded";
    public static final String SURVEY_ANSWERED = "event_surveyAnswered";
    public static final String INVESTOR_RATED = "gateway_investorRated";
    public static final String RATING_TAKEN = "gateway_ratingTaken";
    public static final String INVESTOR_SATISFIED = "gateway_investorSatisfied";
    public static final String REOPEN_ISSUE = "serviceTask_reopenIssue";
    public static final String LEAVE_UNANSWERED = "serviceTask_leaveUnanswered";
    public static final String RATED = "endEvent_rated";
    public static final String NOT_RATED = "endEvent_notRated";
    public static final String ISSUE_REOPENED = "endEvent_issueReopened";
    public static final String END_FOLLOW_UP = "subProcess_endFollowUp";
    public static final String OVERTAKEN = "startEvent_overtaken";
    public static final String FOLLOW_UP_ENDED = "endEvent_followUpEnded";

    private Elements() {}
  }

  /** Names of the messages. */
  static final class Messages {
    static final String SURVEY_ANSWERED = "desk.surveyAnswered";
    static final String SURVEY_OVERTAKEN = "desk.surveyOvertaken";

    private Messages() {}
  }

  /** What the form sends; nothing of it outlives the completion. */
  static final class Form {
    static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    static final ProcessVariable<String> SOLVED = ProcessVariable.text("solved");
    static final ProcessVariable<String> RATING = ProcessVariable.text("rating");
    static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
    static final List<ProcessVariable<String>> FIELDS = List.of(DECISION, SOLVED, RATING, TEXT);

    private Form() {}
  }

  private SatisfactionFollowupProcess() {}
}
