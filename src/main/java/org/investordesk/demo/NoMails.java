package org.investordesk.demo;

import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("demo")
class NoMails implements DueMails {
  @Override
  public int run() {
    return 0;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
