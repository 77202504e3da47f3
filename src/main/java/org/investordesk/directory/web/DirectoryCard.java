package org.investordesk.directory.web;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way in from the staff's start page. */
@Configuration
class DirectoryCard {

  @Bean
  StartPageCard directoryStartPageCard() {
    return StartPageCard.of(
        "directory.title",
        "directory.text",
        "/desk/directory",
        60,
        true,
        Set.of(Role.ADMINISTRATOR, Role.COORDINATOR));
  }
}
