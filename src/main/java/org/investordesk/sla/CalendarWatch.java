package org.investordesk.sla;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether another node changed the calendar; one small query. */
@Component
class CalendarWatch {

  private final ImportedCalendarYears years;

  CalendarWatch(ImportedCalendarYears years) {
    this.years = years;
  }

  @Scheduled(
      initialDelayString = "${desk.calendar-watch:PT5S}",
      fixedDelayString = "${desk.calendar-watch:PT5S}")
  void look() {
    years.noticeOtherNodes();
  }
}
