package org.investordesk.acceptance;

/** How far an acceptance inspection has come, and so who has to do something now. */
public enum Phase {
  /** 资料预审: the department checks the file. */
  CHECKING_FILE,
  /** 等待补正: the investor has the one notice of all defects. */
  AWAITING_PAPERS,
  /** 召集勘验: the department chooses inspectors, day and place. */
  CONVENING,
  /** 联合勘验: the inspectors give their opinions; then the convener draws one from them. */
  INSPECTING,
  /** 整改: the investor works through the list. */
  RECTIFYING,
  /** 复查: the department looks at each item again. */
  RECHECKING,
  /** 出具意见: everything is fixed, the opinion is being written. */
  GIVING_OPINION,
  /** The opinion is there. */
  FINISHED,
  /** The issue left this process: withdrawn, transferred or of another type now. */
  LEFT;

  /** Whether the investor has a list in his hands. */
  public boolean isWithInvestor() {
    return this == AWAITING_PAPERS || this == RECTIFYING;
  }

  /** Whether the department looks at a list that came back. */
  public boolean isUnderReview() {
    return this == CHECKING_FILE || this == RECHECKING;
  }
}
