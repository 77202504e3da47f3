package org.investordesk.cases;

import org.investordesk.cases.domain.HandlingProcesses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room's plain rules together. */
@Configuration
class CasesSetUp {

  @Bean
  HandlingProcesses handlingProcesses(ObjectProvider<HandlingProcess> contributed) {
    return new HandlingProcesses(contributed.orderedStream().toList());
  }
}
