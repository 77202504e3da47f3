package org.investordesk.onsite;

import org.investordesk.onsite.store.OfficeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Prints signed minutes and has them sent. Not part of the signing itself: setting a page in type
 * takes a second in which the step that moves the process would hold its locks.
 */
@Component
public class MinutesRounds {

  private static final Logger LOG = LoggerFactory.getLogger(MinutesRounds.class);

  private final OfficeStore store;
  private final CalledOnSiteOffices offices;

  MinutesRounds(OfficeStore store, CalledOnSiteOffices offices) {
    this.store = store;
    this.offices = offices;
  }

  /** What another node printed meanwhile is told of once, see {@link OfficeStore#posted}. */
  @Scheduled(
      initialDelayString = "${desk.minutes-rounds:PT20S}",
      fixedDelayString = "${desk.minutes-rounds:PT20S}")
  public void run() {
    for (var number : store.unposted()) {
      try {
        offices.minutesAsPdf(number).ifPresent(minutes -> offices.printed(number, minutes));
      } catch (RuntimeException failed) {
        // one that cannot be printed must not hold the others; it is tried again in the next round
        LOG.error("the minutes of {} could not be printed", number, failed);
      }
    }
  }
}
