package org.investordesk.acceptance.web;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the refused second notices, for those who watch over the one notice. */
@Configuration
class SecondNoticesCard {

  @Bean
  StartPageCard refusedNoticesCard() {
    return StartPageCard.of(
        "acceptance.card.title",
        "acceptance.card.text",
        "/desk/acceptance/second-notices",
        60,
        false,
        Set.of(Role.COORDINATOR, Role.SUPERVISION, Role.ADMINISTRATOR));
  }
}
