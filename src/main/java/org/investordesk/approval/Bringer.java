package org.investordesk.approval;

/** Whose turn it is to bring the missing papers. */
public enum Bringer {
  /** 投资者 */
  INVESTOR,
  /** 有关部门等第三方 */
  THIRD_PARTY
}
