package org.investordesk.rulings.web;

import java.util.EnumSet;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the page of promises kept and broken. */
@Configuration
class CommitmentCard {

  @Bean
  StartPageCard commitmentPageCard() {
    return StartPageCard.of(
        "rulings.card.title",
        "rulings.card.text",
        "/desk/commitments",
        60,
        false,
        EnumSet.allOf(Role.class));
  }
}
