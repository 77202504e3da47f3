package org.investordesk.escalation.domain;

/** Why an issue is called one level earlier. */
public enum Modifier {
  /** 重大项目 */
  MAJOR_PROJECT,
  /** 投资额 10 亿元及以上 */
  LARGE_AMOUNT,
  /** 重办 */
  REOPENED
}
