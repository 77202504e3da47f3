package org.investordesk.acceptance;

import java.math.BigDecimal;
import org.investordesk.platform.Refusal;

/**
 * What decides who has to inspect a project.
 *
 * @param height metres, of the highest building; 0 to 1,000
 * @param area square metres of floor; 0 to 10,000,000
 * @param civilDefence an air-raid shelter has to be built with it 结建人防
 */
public record SiteFacts(
    Sector sector,
    BigDecimal height,
    BigDecimal area,
    boolean civilDefence,
    Surroundings surroundings) {

  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(10_000_000);

  /**
   * @throws Refusal for figures no building has
   */
  public SiteFacts {
    if (height.signum() < 0 || height.compareTo(HIGHEST) > 0) {
      throw new Refusal("acceptance.refusal.height", HIGHEST);
    }
    if (area.signum() <= 0 || area.compareTo(LARGEST) > 0) {
      throw new Refusal("acceptance.refusal.area", LARGEST);
    }
  }
}
