package org.investordesk.demo.web;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo's pages on everybody's start page and in the navigation. */
@Configuration
@Profile("demo")
class DemoCards {

  @Bean
  StartPageCard mailboxCard() {
    return StartPageCard.of(
        "demo.mail.title", "demo.mail.lead", "/demo/mail", 900, true, Set.of(Role.values()));
  }

  @Bean
  StartPageCard clockCard() {
    return StartPageCard.of(
        "demo.clock.title", "demo.clock.lead", "/demo/clock", 910, true, Set.of(Role.values()));
  }
}
