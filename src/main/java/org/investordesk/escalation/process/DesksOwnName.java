package org.investordesk.escalation.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Asks the engine in the desk's own name. A level is called as a consequence of what somebody did
 * who may have no leave to start a supervision or to read a table of decisions.
 */
@Component
class DesksOwnName {

  private final IdentityService identity;

  DesksOwnName(IdentityService identity) {
    this.identity = identity;
  }

  <T> T get(Supplier<T> question) {
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
