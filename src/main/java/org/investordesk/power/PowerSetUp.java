package org.investordesk.power;

import java.util.Set;
import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueType;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says which process handles power, and how its pages are reached. */
@Configuration
class PowerSetUp {

  @Bean
  HandlingProcess powerConnectionProcess() {
    return new HandlingProcess(IssueType.POWER, "power-connection", "power");
  }

  @Bean
  StartPageCard powerQueueCard() {
    return StartPageCard.of(
        "power.card.title",
        "power.card.text",
        "/desk/power",
        60,
        false,
        Set.of(
            Role.COORDINATOR,
            Role.CLERK,
            Role.DEPARTMENT_HEAD,
            Role.LEADER,
            Role.SUPERVISION,
            Role.ADMINISTRATOR));
  }
}
