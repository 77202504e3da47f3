package org.investordesk.cases.web;

import java.util.EnumSet;
import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the register of problems and to the report on behalf, from every staff page. */
@Configuration
class CaseCards {

  @Bean
  StartPageCard issueRegisterCard() {
    return StartPageCard.of(
        "cases.card.register.title",
        "cases.card.register.text",
        "/desk/issues",
        20,
        true,
        EnumSet.allOf(Role.class));
  }

  /** For the roles that {@link RegisterController} lets report. */
  @Bean
  StartPageCard reportOnBehalfCard() {
    return StartPageCard.of(
        "cases.card.report.title",
        "cases.card.report.text",
        "/desk/report",
        30,
        true,
        Set.of(Role.COORDINATOR, Role.ADMINISTRATOR, Role.LEADER, Role.SUPERVISION));
  }
}
