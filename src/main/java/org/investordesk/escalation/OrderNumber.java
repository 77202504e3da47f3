package org.investordesk.escalation;

/**
 * Number of a supervision order, without gaps in a year.
 *
 * @param year in Asia/Shanghai
 * @param number from 1
 */
public record OrderNumber(int year, int number) {

  /** As it is printed: {@code 督〔2026〕0001}. */
  @Override
  public String toString() {
    return "督〔%d〕%04d".formatted(year, number);
  }
}
