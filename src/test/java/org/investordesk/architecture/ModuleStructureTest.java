package org.investordesk.architecture;

import org.investordesk.InvestorDeskApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleStructureTest {

  private final ApplicationModules rooms = ApplicationModules.of(InvestorDeskApplication.class);

  @Test
  void rooms_reach_each_other_only_through_their_front_doors() {
    rooms.verify();
  }
}
