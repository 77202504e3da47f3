package org.investordesk.approval;

import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says that approvals have a process of their own. */
@Configuration
class ApprovalSetUp {

  @Bean
  HandlingProcess approvalHandling() {
    return new HandlingProcess(IssueType.APPROVAL, "approval-coordination", "approval");
  }
}
