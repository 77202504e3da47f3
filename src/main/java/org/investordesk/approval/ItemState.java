package org.investordesk.approval;

/** How far one approval item of a project is. */
public enum ItemState {
  /** 未启动 */
  PLANNED,
  /** 准备材料 */
  PREPARING,
  /** 已申报 */
  SUBMITTED,
  /** 已办结 */
  DONE,
  /** 不再办理 */
  DROPPED;

  public boolean isOpen() {
    return this != DONE && this != DROPPED;
  }
}
