package org.investordesk.systemic;

/** Why an issue came to be, as the desk codes it when the issue is understood. */
public enum Cause {
  /** 法规条款不适应: a rule fits no longer, or forbids what should be possible. */
  RULE,
  /** 部门职责交叉: nobody, or more than one, is responsible. */
  RESPONSIBILITY,
  /** 流程环节繁复: steps or papers that could be fewer. */
  PROCEDURE,
  /** 能力不足: too few people or too little capacity. */
  CAPACITY,
  /** 信息不对称: the investor could not know. */
  INFORMATION,
  /** 履约不到位: what was promised was not done. */
  BROKEN_PROMISE,
  /** 外部因素: outside the city's reach. */
  OUTSIDE
}
