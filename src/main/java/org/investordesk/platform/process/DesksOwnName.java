package org.investordesk.platform.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Asks the engine in the desk's own name: what follows from somebody's step may reach further than
 * his own leave, such as the start of a supervision by an investor's word.
 */
@Component
public class DesksOwnName {

  private final IdentityService identity;

  public DesksOwnName(IdentityService identity) {
    this.identity = identity;
  }

  public <T> T get(Supplier<T> question) {
    var person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return question.get();
    } finally {
      if (person != null) {
        identity.setAuthentication(person);
      }
    }
  }
}
