package org.investordesk.power;

/** The stages of a connection; names are those of {@code sla/stages.csv}. */
public enum Stage {
  /** 申请受理 */
  APPLICATION,
  /** 现场查勘 */
  SURVEY,
  /** 供电方案 */
  SCHEME,
  /** 投资者确认: his time, at most the window */
  CONFIRMATION,
  /** 设计审查 */
  DESIGN_REVIEW,
  /** 施工 */
  CONSTRUCTION,
  /** 中间检查 */
  MID_INSPECTION,
  /** 竣工验收 */
  COMPLETION_INSPECTION,
  /** 装表送电 */
  METERING
}
