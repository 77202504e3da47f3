package org.investordesk.admin;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the rules, next to the calendar. */
@Configuration
class RuleCard {

  @Bean
  StartPageCard cardOfRules() {
    return StartPageCard.of(
        "admin.rules.title",
        "admin.rules.text",
        "/desk/rules",
        71,
        false,
        Set.of(Role.ADMINISTRATOR, Role.COORDINATOR));
  }
}
