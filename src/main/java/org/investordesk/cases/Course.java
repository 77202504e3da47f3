package org.investordesk.cases;

/** How the department carries an issue on after signing for it. */
public enum Course {
  /** 直接办理: straight to the answer, by {@code general-coordination}. */
  DIRECT,
  /** 专项流程: through the stages of the type's own process, then to the answer. */
  STAGED
}
