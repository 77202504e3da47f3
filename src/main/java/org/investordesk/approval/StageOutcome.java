package org.investordesk.approval;

/** How a stage of an approval can come out. */
public enum StageOutcome {
  /** 已完成审查: which way it went is told later */
  REVIEWED,
  /** 同意 */
  AGREED,
  /** 附条件同意 */
  CONDITIONAL,
  /** 不同意 */
  REFUSED,
  /** 提交联审: what the lead department found goes to the others */
  SENT_TO_JOINT_REVIEW,
  /** 意见不一致，召开协调会 */
  DIFFERENT,
  /** 已形成会议纪要 */
  MINUTED,
  /** 前置文件齐全 */
  PAPERS_RECEIVED,
  /** 前置文件不符 */
  PAPERS_UNFIT,
  /** 准予 */
  GRANTED,
  /** 不予 */
  DENIED
}
