package org.investordesk.cases;

/** Where an issue stands, as staff and investor both read it. */
public enum IssueState {
  /** 已登记 */
  REGISTERED,
  /** 已受理 */
  ACCEPTED,
  /** 已交办 */
  DISPATCHED,
  /** 办理中 */
  IN_PROGRESS,
  /** 待补件 */
  WAITING_INVESTOR,
  /** 待第三方 */
  WAITING_THIRD_PARTY,
  /** 已答复待确认 */
  ANSWERED,
  /** 已解决 */
  SOLVED,
  /** 已解释（条件不具备） */
  EXPLAINED,
  /** 已撤回 */
  WITHDRAWN,
  /** 不予受理 */
  DECLINED,
  /** 已合并 */
  MERGED;

  /** Whether anybody still has to do something. */
  public boolean isOpen() {
    return ordinal() <= ANSWERED.ordinal();
  }
}
