package org.investordesk.power;

/** The voltages at which the city's grid supplies. */
public enum Voltage {
  /** 220 伏 */
  V220,
  /** 380 伏 */
  V380,
  /** 10 千伏 */
  KV10,
  /** 20 千伏 */
  KV20,
  /** 35 千伏 */
  KV35
}
