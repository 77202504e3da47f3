package org.investordesk.acceptance;

import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that acceptance issues have a process of their own. */
@Configuration
class AcceptanceSetUp {

  @Bean
  HandlingProcess acceptanceInspection() {
    return new HandlingProcess(IssueType.ACCEPTANCE, "acceptance-inspection", "acceptance");
  }
}
