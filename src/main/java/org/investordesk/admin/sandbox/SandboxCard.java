package org.investordesk.admin.sandbox;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in from the start page, next to the calendar. */
@Configuration
class SandboxCard {

  @Bean
  StartPageCard rulesOnTrial() {
    return StartPageCard.of(
        "admin.sandbox.title",
        "admin.sandbox.text",
        "/desk/sandbox",
        71,
        false,
        Set.of(Role.ADMINISTRATOR, Role.COORDINATOR, Role.SUPERVISION));
  }
}
