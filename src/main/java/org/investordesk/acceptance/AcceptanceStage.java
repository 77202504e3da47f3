package org.investordesk.acceptance;

/** The stages 环节 of an acceptance inspection; their limits are in {@code sla/stages.csv}. */
enum AcceptanceStage {
  /** 资料预审 */
  PRE_CHECK,
  /** 联合勘验 */
  JOINT_INSPECTION,
  /** 整改: the investor's time */
  RECTIFICATION,
  /** 复查 */
  RECHECK,
  /** 出具意见 */
  OPINION
}
