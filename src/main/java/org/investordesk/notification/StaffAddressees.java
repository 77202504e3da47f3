package org.investordesk.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds whom to write to inside the office. Nobody is ever left out silently: who has no address is
 * replaced by the next one who answers for the matter, at last by the duty coordinator.
 */
@Component
class StaffAddressees {

  private final Directory directory;
  private final LeaderChain chain;
  private final Clock clock;

  StaffAddressees(Directory directory, LeaderChain chain, Clock clock) {
    this.directory = directory;
    this.chain = chain;
    this.clock = clock;
  }

  /** The department's mailbox; else its handlers, its head, the duty coordinator. */
  List<Addressee> department(@Nullable String departmentId) {
    if (departmentId == null) {
      return dutyCoordinator();
    }
    var mailbox =
        directory
            .department(departmentId)
            .map(Addressee::department)
            .filter(found -> found.address() != null);
    if (mailbox.isPresent()) {
      return List.of(mailbox.get());
    }
    var handlers = reachable(directory.handlersOf(departmentId));
    if (!handlers.isEmpty()) {
      return handlers;
    }
    return directory
        .headOf(departmentId)
        .filter(StaffAddressees::hasMail)
        .map(head -> List.of(Addressee.person(head)))
        .orElseGet(this::dutyCoordinator);
  }

  /** The head of the department; empty where the directory names none. */
  List<Addressee> head(String departmentId) {
    return people(directory.headOf(departmentId).stream().toList());
  }

  /** Who signed for it; else the department; before the dispatch the coordinator. */
  List<Addressee> handler(IssueView issue) {
    var handler = person(issue.handler());
    if (handler.isPresent()) {
      return List.of(Addressee.person(handler.get()));
    }
    return issue.department() == null ? coordinator(issue) : department(issue.department());
  }

  /** Who took it up; else the coordinator on duty. */
  List<Addressee> coordinator(IssueView issue) {
    return person(issue.coordinator())
        .map(found -> List.of(Addressee.person(found)))
        .orElseGet(this::dutyCoordinator);
  }

  /** Each person once, by address; who has none is kept, so that the log shows it. */
  List<Addressee> people(List<Person> people) {
    return onceEach(people, Addressee::person);
  }

  /** The same for a call, in which a department's mailbox stands under the department's id. */
  List<Addressee> called(List<Person> called) {
    return onceEach(
        called,
        one ->
            directory
                .department(one.userId())
                .filter(department -> directory.person(one.userId()).isEmpty())
                .map(Addressee::department)
                .orElseGet(() -> Addressee.person(one)));
  }

  private static List<Addressee> onceEach(
      List<Person> people, Function<Person, Addressee> toAddressee) {
    var once = new LinkedHashMap<String, Addressee>();
    for (var person : people) {
      var addressee = toAddressee.apply(person);
      var key = addressee.address() == null ? addressee.id() : addressee.address();
      once.putIfAbsent(key.toLowerCase(Locale.ROOT), addressee);
    }
    return List.copyOf(once.values());
  }

  /** The address an addressee of an older mail has today. */
  Optional<String> addressToday(String addresseeId) {
    var department = Addressee.departmentIn(addresseeId);
    if (department != null) {
      return directory
          .department(department)
          .map(Addressee::department)
          .flatMap(found -> Optional.ofNullable(found.address()));
    }
    return person(Addressee.userIdIn(addresseeId)).map(Person::email);
  }

  private List<Addressee> dutyCoordinator() {
    return List.of(Addressee.person(chain.dutyCoordinator(clock.instant()).person()));
  }

  private Optional<Person> person(@Nullable String userId) {
    return userId == null
        ? Optional.empty()
        : directory.person(userId).filter(StaffAddressees::hasMail);
  }

  private List<Addressee> reachable(List<Person> people) {
    var reachable = new ArrayList<Person>();
    for (var person : people) {
      if (hasMail(person)) {
        reachable.add(person);
      }
    }
    return people(reachable);
  }

  private static boolean hasMail(Person person) {
    var email = person.email();
    return email != null && !email.isBlank();
  }
}
