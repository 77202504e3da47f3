package org.investordesk.acceptance;

/** What the project is for, as far as that decides who has to inspect it. */
public enum Sector {
  /** 工业 */
  INDUSTRY,
  /** 化工、印染 */
  CHEMICAL_DYEING,
  /** 文化旅游 */
  CULTURE_TOURISM,
  /** 商贸物流 */
  COMMERCE,
  /** 医养教育 */
  HEALTH_EDUCATION,
  /** 其他 */
  OTHER
}
