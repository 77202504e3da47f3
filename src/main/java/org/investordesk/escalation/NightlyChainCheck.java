package org.investordesk.escalation;

import org.investordesk.escalation.domain.ChainCheck;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs the check of the leaders' chain every night at two, Asia/Shanghai. */
@Component
class NightlyChainCheck {

  private final ChainCheck check;

  NightlyChainCheck(ChainCheck check) {
    this.check = check;
  }

  @Scheduled(cron = "0 0 2 * * *", zone = "Asia/Shanghai")
  @Transactional
  void run() {
    check.run();
  }
}
