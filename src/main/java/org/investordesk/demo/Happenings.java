package org.investordesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueReopened;
import org.investordesk.directory.Person;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.sla.MilestoneReached;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens while the clock is advanced, for the page that shows it. */
@Component
@Profile("demo")
class Happenings {

  private final List<Happening> written = new CopyOnWriteArrayList<>();
  private volatile boolean writing;

  void begin() {
    written.clear();
    writing = true;
  }

  List<Happening> end() {
    writing = false;
    return List.copyOf(written);
  }

  @EventListener
  void on(MilestoneReached event) {
    write(
        event.at(),
        event.subject(),
        "demo.happened.milestone",
        "demo.clockName." + event.clock(),
        "demo.milestone." + event.milestone());
  }

  @EventListener
  void on(IssueEscalated event) {
    write(
        event.at(),
        event.issue().value(),
        "demo.happened.escalated",
        "demo.level." + event.level(),
        Stream.concat(event.to().stream(), event.copies().stream())
            .map(Person::name)
            .collect(Collectors.joining("、")));
  }

  @EventListener
  void on(IssueClosed event) {
    write(event.at(), event.issue().value(), "demo.happened.closed");
  }

  @EventListener
  void on(IssueReopened event) {
    write(event.at(), event.issue().value(), "demo.happened.reopened");
  }

  @EventListener
  void on(MailCaught event) {
    write(event.at(), null, "demo.happened.mail", event.recipient(), event.subject());
  }

  private void write(Instant at, @Nullable String issue, String key, String... arguments) {
    if (writing) {
      written.add(new Happening(at, issue, key, List.of(arguments)));
    }
  }
}
