package org.investordesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts letters into the outbox for whoever listens: one mail per addressee and event, in the
 * transaction of the change itself.
 */
@Component
class MailRoom {

  /** Whether a notice answers what somebody just did, or keeps office hours (law 8). */
  enum Pace {
    AT_ONCE,
    OFFICE_HOURS
  }

  private final CaseFiles files;
  private final Directory directory;
  private final ServiceClocks clocks;
  private final LetterPress press;
  private final Outbox outbox;
  private final SendingHours hours;
  private final Clock clock;

  MailRoom(
      CaseFiles files,
      Directory directory,
      ServiceClocks clocks,
      LetterPress press,
      Outbox outbox,
      SendingHours hours,
      Clock clock) {
    this.files = files;
    this.directory = directory;
    this.clocks = clocks;
    this.press = press;
    this.outbox = outbox;
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * Tells the investor. An address nobody has vouched for gets nothing but the receipt until it is.
   *
   * @param event what happened; makes the mail unique together with its instant
   * @param toldDue the expected date the letter names, if any
   */
  void tell(
      IssueView issue,
      MailKind kind,
      Record event,
      Instant at,
      Pace pace,
      Letter letter,
      @Nullable Instant toldDue) {
    var investor = Addressee.investor(issue.contact().email(), issue.language());
    // an address nobody has vouched for gets one receipt for the case and nothing more
    var vouchedFor = issue.contactVerified();
    var receipt = kind == MailKind.RECEIPT;
    var state = vouchedFor || receipt ? MailState.PENDING : MailState.WITHHELD;
    var once = receipt && !vouchedFor;
    add(
        Matter.of(issue),
        kind,
        event,
        at,
        pace,
        investor,
        letter,
        press.print(letter),
        state,
        once,
        toldDue);
  }

  /** Asks the ones and tells the others, who get no second mail where they are asked as well. */
  void askAndCopy(
      IssueView issue,
      MailKind kind,
      Record event,
      Instant at,
      List<Addressee> asked,
      List<Addressee> copied,
      Function<Boolean, Letter> letter) {
    ask(issue, kind, event, at, asked, letter.apply(false));
    var others =
        copied.stream()
            .filter(copy -> asked.stream().noneMatch(other -> sameReader(copy, other)))
            .toList();
    ask(issue, kind, event, at, others, letter.apply(true));
  }

  /** Asks staff about an issue; keeps office hours. */
  void ask(
      IssueView issue,
      MailKind kind,
      Record event,
      Instant at,
      List<Addressee> addressees,
      Letter letter) {
    ask(Matter.of(issue), kind, event, at, addressees, letter);
  }

  /** Asks staff about something that need not be an issue; keeps office hours. */
  void ask(
      Matter matter,
      MailKind kind,
      Record event,
      Instant at,
      List<Addressee> addressees,
      Letter letter) {
    if (addressees.isEmpty()) {
      return;
    }
    var printed = press.print(letter);
    for (var addressee : addressees) {
      add(
          matter,
          kind,
          event,
          at,
          Pace.OFFICE_HOURS,
          addressee,
          letter,
          printed,
          MailState.PENDING,
          false,
          null);
    }
  }

  private void add(
      Matter matter,
      MailKind kind,
      Record event,
      Instant at,
      Pace pace,
      Addressee addressee,
      Letter letter,
      LetterPress.Printed printed,
      MailState state,
      boolean onceACase,
      @Nullable Instant toldDue) {
    var now = clock.instant();
    outbox.add(
        new Notice(
            Notice.key(matter, kind, event, at, addressee.id()),
            matter,
            addressee,
            kind,
            letter.subject(),
            printed,
            letter.files(),
            addressee.address() == null ? MailState.REFUSED : state,
            onceACase,
            pace == Pace.AT_ONCE ? now : hours.earliest(now),
            toldDue,
            now));
  }

  private static boolean sameReader(Addressee one, Addressee other) {
    return one.id().equals(other.id())
        || (one.address() != null && one.address().equalsIgnoreCase(other.address()));
  }

  /** The limit of a running clock. */
  @Nullable Instant due(IssueView issue, ClockName name) {
    return clocks.readings(issue.number().value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == name && reading.stoppedAt() == null)
        .map(ClockReading::due)
        .findFirst()
        .orElse(null);
  }

  @Nullable String nameOf(@Nullable String departmentId, Language language) {
    return Optional.ofNullable(departmentId)
        .flatMap(directory::department)
        .map(found -> name(found, language))
        .orElse(departmentId);
  }

  String nameOfPerson(String userId) {
    return directory.person(userId).map(Person::name).orElse(userId);
  }

  private static String name(Department department, Language language) {
    return language == Language.EN ? department.nameEn() : department.name();
  }

  IssueView issue(IssueNumber number) {
    return files
        .find(number)
        .orElseThrow(() -> new IllegalStateException("no issue " + number + " to tell about"));
  }
}
