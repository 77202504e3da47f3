package org.investordesk.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the calendar that was put in force.
 *
 * @param by user id
 * @param year of the first day concerned
 * @param sha256 of the bytes as they were uploaded, in hexadecimal
 * @param finishedAt null while limits are still being counted, or where that was interrupted
 * @param moved how many limits it moved
 */
record CalendarChange(
    long id,
    Instant at,
    String by,
    String reason,
    int year,
    Origin origin,
    String file,
    String sha256,
    @Nullable Instant finishedAt,
    int moved) {

  /** Where the days came from. */
  enum Origin {
    /** A file with a whole year. */
    FILE,
    /** One day, changed on the page. */
    DAY,
    /** Office hours, typed on the page. */
    HOURS,
    /** A department's own day, changed on the page. */
    DEPARTMENT
  }
}
