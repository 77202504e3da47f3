package org.investordesk.escalation.web;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the list of escalations, from the start page and every staff page. */
@Configuration
class EscalationCard {

  @Bean
  StartPageCard escalationListCard() {
    return StartPageCard.of(
        "escalation.card.title",
        "escalation.card.text",
        "/desk/escalations",
        40,
        true,
        Set.of(Role.SUPERVISION, Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR));
  }

  /** The register of supervision orders; departments find their own there. */
  @Bean
  StartPageCard orderRegisterCard() {
    return StartPageCard.of(
        "escalation.orders.card.title",
        "escalation.orders.card.text",
        "/desk/orders",
        45,
        false,
        Set.of(
            Role.SUPERVISION,
            Role.COORDINATOR,
            Role.LEADER,
            Role.ADMINISTRATOR,
            Role.CLERK,
            Role.DEPARTMENT_HEAD));
  }
}
