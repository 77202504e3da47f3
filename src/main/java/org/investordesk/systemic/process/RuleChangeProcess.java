package org.investordesk.systemic.process;

/** Every name that {@code rule-change.bpmn} and the code share; the owner's part of a fix. */
public final class RuleChangeProcess {

  public static final String KEY = "rule-change";

  /** Ids of the nodes. */
  public static final class Elements {
    public static final String CHANGE_ASKED = "startEvent_changeAsked";
    public static final String CHANGE_RULE = "userTask_changeRule";
    public static final String CHANGE_REPORTED = "endEvent_changeReported";

    private Elements() {}
  }

  private RuleChangeProcess() {}
}
