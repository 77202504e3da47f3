package org.investordesk.sla;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Tells beforehand how long a thing takes. */
public interface DeadlinePreview {

  /**
   * @param provisional the date lies in a year whose calendar is not loaded
   * @param explanation why this date, line by line, in the reader's language
   */
  record Line(ClockName clock, Instant dueAt, boolean provisional, List<String> explanation) {}

  /**
   * The clocks CONTACT, TRIAGE, PLAN (counted from the triage limit, taken as the dispatch),
   * RESOLUTION and CEILING, without those the type does not have.
   *
   * @throws org.investordesk.platform.Refusal for an unknown type, a missing, unknown or
   *     superfluous variant
   */
  List<Line> preview(PolicyKey policy, Instant registeredAt, Locale language);
}
