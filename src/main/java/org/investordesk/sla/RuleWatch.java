package org.investordesk.sla;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts open issues again on the first day of rules that are for them, too; one small query. */
@Component
class RuleWatch {

  private final VersionedRuleBooks books;

  RuleWatch(VersionedRuleBooks books) {
    this.books = books;
  }

  @Scheduled(
      initialDelayString = "${desk.calendar-watch:PT5S}",
      fixedDelayString = "${desk.calendar-watch:PT5S}")
  void look() {
    books.countDue();
  }
}
