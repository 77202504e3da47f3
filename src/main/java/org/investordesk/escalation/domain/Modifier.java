package org.investordesk.escalation.domain;

/** Why an issue is called one level earlier. */
public enum Modifier {
  /** 重大项目 */
  MAJOR_PROJECT,
  /** 投资额 10 亿元及以上 */
  LARGE_AMOUNT,
  /** 承诺未兑现 */
  BROKEN_COMMITMENT,
  /** 重办 */
  REOPENED,
  /** 两次退单 */
  RETURNED_TWICE,
  /** 无人认领：签收时限已过，仍无人签收 */
  UNCLAIMED
}
