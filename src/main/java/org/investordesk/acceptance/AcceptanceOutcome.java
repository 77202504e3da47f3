package org.investordesk.acceptance;

/** How a stage of an acceptance inspection comes out. */
enum AcceptanceOutcome {
  /** 资料齐全 */
  COMPLETE,
  /** 勘验通过 */
  PASSED,
  /** 需要整改 */
  TO_RECTIFY,
  /** 整改已报完成 */
  REPORTED,
  /** 全部销号 */
  ALL_FIXED,
  /** 仍有未销号 */
  STILL_OPEN,
  /** 意见已出具 */
  ISSUED
}
