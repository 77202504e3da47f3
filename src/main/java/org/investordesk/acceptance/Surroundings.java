package org.investordesk.acceptance;

/** How sensitive the environment is in which the project stands. */
public enum Surroundings {
  /** 一般 */
  ORDINARY,
  /** 环境敏感区: nature reserve, water source, heritage village. */
  SENSITIVE
}
