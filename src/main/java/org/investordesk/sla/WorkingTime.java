package org.investordesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The calendar in force, for those who only want to know whether the office is open. */
public interface WorkingTime {

  boolean isOpen(Instant at);

  /** The instant itself while the office is open, else the next opening. */
  Instant nextOpening(Instant at);

  boolean isWorkingDay(LocalDate day);

  /** The office time from one instant to a later one; zero where it is not later. */
  Duration between(Instant from, Instant until);

  /** Close of business of the n-th working day after the day of the instant. */
  Instant closeAfterWorkingDays(Instant from, int days);
}
