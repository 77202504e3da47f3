package org.investordesk.cases;

/** How an issue came in. */
public enum Channel {
  /** 网页 */
  PORTAL,
  /** 邮件 */
  EMAIL,
  /** 电话、窗口代录 */
  CLERK,
  /** 走访 */
  VISIT,
  /** 项目联系服务函 */
  SERVICE_LETTER,
  /** 恳谈会 */
  SYMPOSIUM,
  /** 批量导入 */
  IMPORT,
  /** 开放接口 */
  API
}
