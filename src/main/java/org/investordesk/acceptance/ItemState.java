package org.investordesk.acceptance;

/** How far one item of a list is. */
public enum ItemState {
  /** 待完成: the investor has to do it. */
  OPEN,
  /** 已报完成: done according to the investor, or to the department on his behalf. */
  REPORTED,
  /** 已销号: the department has seen it; it never comes back. */
  SETTLED
}
