package org.investordesk.onsite;

import java.time.Instant;

/**
 * The signed minutes of an on-site office lie ready for those who were invited.
 *
 * @param minutes PDF in Chinese
 */
public record OnSiteMinutesPrinted(OnSiteOffice office, byte[] minutes, Instant at) {

  /** Without the bytes, whose text would differ each time: the same news reads the same. */
  @Override
  public String toString() {
    return "OnSiteMinutesPrinted[office=%s, at=%s]".formatted(office.number(), at);
  }
}
