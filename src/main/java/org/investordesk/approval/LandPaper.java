package org.investordesk.approval;

/** Papers on land and plan that a simulated approval may still lack 前置文件. */
public enum LandPaper {
  /** 建设项目用地预审与选址意见书 */
  SITE_OPINION,
  /** 规划条件 */
  PLANNING_CONDITIONS,
  /** 国有建设用地使用权出让合同或划拨决定书 */
  LAND_CONTRACT,
  /** 建设用地规划许可证 */
  LAND_PLANNING_PERMIT,
  /** 不动产权证书 */
  REAL_ESTATE_CERTIFICATE,
  /** 建设工程规划许可证 */
  CONSTRUCTION_PLANNING_PERMIT
}
