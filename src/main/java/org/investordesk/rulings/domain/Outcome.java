package org.investordesk.rulings.domain;

/** What became of a request. */
public enum Outcome {
  /** Nobody has ruled yet. */
  OPEN,
  /** As asked, or in part: 准予. */
  GRANTED,
  /** 驳回, with a reason. */
  REFUSED,
  /** The limit came before a ruling 失效; the limit stays. */
  LAPSED,
  /** The issue was closed, answered or given to another department before anybody ruled 终止. */
  ENDED
}
