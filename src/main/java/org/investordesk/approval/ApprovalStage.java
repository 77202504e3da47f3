package org.investordesk.approval;

/** The stages of an approval; those with a limit stand in {@code sla/stages.csv}. */
public enum ApprovalStage {
  /** 审查材料, formal */
  REVIEW,
  /** 模拟审查: the same substance on papers some of which are missing */
  SIMULATED_REVIEW,
  /** 并联审查: the departments side by side */
  JOINT_REVIEW,
  /** 协调会: what they differ about is settled */
  MEETING,
  /** 出具模拟意见 */
  SIMULATED_OPINION,
  /** 等待前置文件: the investor’s or a third party’s time */
  TRIGGER_PAPER,
  /** 转为正式审批: from the last missing paper to the decision */
  CONVERSION,
  /** 作出决定, where nothing has to be converted */
  DECISION
}
