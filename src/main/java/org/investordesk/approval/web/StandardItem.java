package org.investordesk.approval.web;

/** Approvals most projects need, to be ticked on the form of a mandate. */
enum StandardItem {
  /** 项目备案 */
  FILING("development-reform"),
  /** 用地预审与选址意见书 */
  SITE_OPINION("natural-resources"),
  /** 建设用地规划许可证 */
  LAND_PLANNING_PERMIT("planning"),
  /** 不动产登记 */
  REAL_ESTATE("natural-resources"),
  /** 环境影响评价 */
  ENVIRONMENT("ecology-environment"),
  /** 节能审查 */
  ENERGY("development-reform"),
  /** 水土保持方案 */
  SOIL_AND_WATER("water-affairs"),
  /** 建设工程规划许可证 */
  CONSTRUCTION_PLANNING_PERMIT("planning"),
  /** 人防审查 */
  CIVIL_AIR_DEFENCE("civil-air-defence"),
  /** 消防设计审查 */
  FIRE_DESIGN("housing-construction"),
  /** 建筑工程施工许可证 */
  BUILDING_PERMIT("housing-construction"),
  /** 竣工验收备案 */
  COMPLETION("housing-construction");

  /** Who approves it, where the directory has that department. */
  final String department;

  StandardItem(String department) {
    this.department = department;
  }
}
