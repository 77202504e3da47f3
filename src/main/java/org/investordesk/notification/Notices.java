package org.investordesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.investordesk.cases.AnswerReleased;
import org.investordesk.cases.AnswerReturned;
import org.investordesk.cases.AnswerSubmitted;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.ContactVerified;
import org.investordesk.cases.InvestorReplied;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueDeclined;
import org.investordesk.cases.IssueDispatched;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueRegistered;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueSignedFor;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.PapersRequested;
import org.investordesk.cases.ThirdPartyAwaited;
import org.investordesk.cases.UpdatePublished;
import org.investordesk.cases.WorkResumed;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.SupervisionInstructed;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listens to what happens and puts one mail per addressee into the outbox, in the transaction of
 * the change itself: the mail's row commits with it, or neither does. A transfer ({@code
 * IssueTransferred}) is told by the dispatch that follows it; that a coordinator took an issue up
 * ({@code IssueContacted}) is on the status page and no mail of its own.
 */
@Component
class Notices {

  /** Whether a notice answers what somebody just did, or keeps office hours (law 8). */
  private enum Pace {
    AT_ONCE,
    OFFICE_HOURS
  }

  /** Names the report about one lost mail, so that it is made once. */
  private record MailLost(long mail, int attempts) {}

  private final CaseFiles files;
  private final Directory directory;
  private final ServiceClocks clocks;
  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final LetterPress press;
  private final Outbox outbox;
  private final SendingHours hours;
  private final Clock clock;

  Notices(
      CaseFiles files,
      Directory directory,
      ServiceClocks clocks,
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      LetterPress press,
      Outbox outbox,
      SendingHours hours,
      Clock clock) {
    this.files = files;
    this.directory = directory;
    this.clocks = clocks;
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.press = press;
    this.outbox = outbox;
    this.hours = hours;
    this.clock = clock;
  }

  @EventListener
  void on(IssueRegistered event) {
    var issue = issue(event.issue());
    var letter = toInvestor.receipt(issue, due(issue, ClockName.TRIAGE));
    var due = toInvestor.expectedAt(issue, null);
    tell(issue, MailKind.RECEIPT, event, event.at(), Pace.AT_ONCE, letter, due);
  }

  @EventListener
  void on(IssueDeclined event) {
    var issue = issue(event.issue());
    var letter = toInvestor.declined(issue, event.ground(), event.text());
    tell(issue, MailKind.DECLINED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(IssueDispatched event) {
    var issue = issue(event.issue());
    var moved = !event.department().equals(event.previous());
    var letter =
        toInvestor.dispatched(issue, moved ? nameOf(event.previous(), issue.language()) : null);
    var due = toInvestor.expectedAt(issue, null);
    tell(issue, MailKind.DISPATCHED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
    ask(
        issue,
        MailKind.STAFF_DISPATCHED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.dispatched(issue, due(issue, ClockName.SIGN_FOR)));
  }

  @EventListener
  void on(IssueSignedFor event) {
    var issue = issue(event.issue());
    var letter = toInvestor.signedFor(issue, event.plan(), event.promisedAt());
    var due = toInvestor.expectedAt(issue, event.promisedAt());
    tell(issue, MailKind.SIGNED_FOR, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(UpdatePublished event) {
    var issue = issue(event.issue());
    var letter = toInvestor.update(issue, event.text(), event.promisedAt());
    var due = toInvestor.expectedAt(issue, event.promisedAt());
    tell(issue, MailKind.UPDATE, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(PapersRequested event) {
    var issue = issue(event.issue());
    var letter = toInvestor.papersRequested(issue, event.text());
    tell(issue, MailKind.PAPERS_REQUESTED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(ThirdPartyAwaited event) {
    var issue = issue(event.issue());
    var letter = toInvestor.thirdPartyAwaited(issue, event.text());
    tell(issue, MailKind.THIRD_PARTY, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(WorkResumed event) {
    var issue = issue(event.issue());
    var letter = toInvestor.resumed(issue, event.text());
    var due = toInvestor.expectedAt(issue, null);
    tell(issue, MailKind.RESUMED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(InvestorReplied event) {
    var issue = issue(event.issue());
    ask(
        issue,
        MailKind.STAFF_REPLIED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.replied(issue, event.text()));
  }

  @EventListener
  void on(AnswerSubmitted event) {
    var issue = issue(event.issue());
    ask(
        issue,
        MailKind.STAFF_ANSWER_SUBMITTED,
        event,
        event.at(),
        staff.coordinator(issue),
        toStaff.answerSubmitted(issue, due(issue, ClockName.CHECK)));
  }

  @EventListener
  void on(AnswerReturned event) {
    var issue = issue(event.issue());
    ask(
        issue,
        MailKind.STAFF_ANSWER_RETURNED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.answerReturned(issue, event.reason()));
  }

  @EventListener
  void on(AnswerReleased event) {
    var issue = issue(event.issue());
    var silence = due(issue, ClockName.SILENCE);
    var letter = toInvestor.answer(issue, event.text(), event.explained(), silence);
    tell(issue, MailKind.ANSWER, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(MilestoneReached event) {
    var second = event.milestone() == Milestone.REMINDER_2;
    if (event.clock() != ClockName.SILENCE
        || !(second || event.milestone() == Milestone.REMINDER_1)) {
      return; // who is called for the others is the escalation's business
    }
    var issue = issue(new IssueNumber(event.subject()));
    var letter = toInvestor.reminder(issue, second, event.due());
    var kind = second ? MailKind.REMINDER_2 : MailKind.REMINDER_1;
    tell(issue, kind, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(IssueReopened event) {
    var issue = issue(event.issue());
    var letter = toInvestor.reopened(issue, event.text());
    var due = toInvestor.expectedAt(issue, null);
    tell(issue, MailKind.REOPENED, event, event.at(), Pace.AT_ONCE, letter, due);
    ask(
        issue,
        MailKind.STAFF_REOPENED,
        event,
        event.at(),
        staff.department(issue.department()),
        toStaff.reopened(issue, event.text(), due(issue, ClockName.SIGN_FOR)));
  }

  @EventListener
  void on(IssueRetyped event) {
    var issue = issue(event.issue());
    var due = toInvestor.expectedAt(issue, null);
    if (due == null || outbox.lastToldDue(event.issue()).filter(due::equals).isPresent()) {
      return; // nothing changed for the investor
    }
    var letter = toInvestor.retyped(issue);
    tell(issue, MailKind.RETYPED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(IssueClosed event) {
    if (event.state() == IssueState.DECLINED) {
      return; // told with its ground by IssueDeclined
    }
    var issue = issue(event.issue());
    var letter = toInvestor.closed(issue, event.state(), event.confirmed(), event.at());
    var investorDidIt =
        Boolean.TRUE.equals(event.confirmed()) || event.state() == IssueState.WITHDRAWN;
    var pace = investorDidIt ? Pace.AT_ONCE : Pace.OFFICE_HOURS;
    tell(issue, MailKind.CLOSED, event, event.at(), pace, letter, null);
  }

  @EventListener
  void on(IssueEscalated event) {
    var issue = issue(event.issue());
    askAndCopy(
        issue,
        MailKind.STAFF_ESCALATED,
        event,
        event.at(),
        staff.called(event.to()),
        staff.called(event.copies()),
        copy -> toStaff.escalated(issue, event, copy));
  }

  @EventListener
  void on(SupervisionUrged event) {
    var issue = issue(event.issue());
    var leader = nameOfPerson(event.leader());
    askAndCopy(
        issue,
        MailKind.STAFF_URGED,
        event,
        event.at(),
        staff.department(event.department()),
        staff.head(event.department()),
        copy -> toStaff.urged(issue, event, leader, copy));
  }

  @EventListener
  void on(SupervisionInstructed event) {
    var issue = issue(event.issue());
    var leader = nameOfPerson(event.leader());
    askAndCopy(
        issue,
        MailKind.STAFF_INSTRUCTED,
        event,
        event.at(),
        staff.department(event.department()),
        staff.head(event.department()),
        copy -> toStaff.instructed(issue, event, leader, copy));
  }

  @EventListener
  void on(ContactVerified event) {
    outbox.releaseWithheld(event.caseId(), clock.instant());
  }

  /** An investor's mail is lost: somebody must reach him another way. */
  void reportLost(OutgoingMail mail, String error) {
    var issue = issue(mail.issue());
    ask(
        issue,
        MailKind.STAFF_UNDELIVERABLE,
        new MailLost(mail.id(), mail.attempts()),
        clock.instant(),
        staff.coordinator(issue),
        toStaff.undeliverable(issue, mail.recipient(), error));
  }

  private void tell(
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
    add(issue, kind, event, at, pace, investor, letter, press.print(letter), state, once, toldDue);
  }

  /** Asks the ones and tells the others, who get no second mail where they are asked as well. */
  private void askAndCopy(
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

  private void ask(
      IssueView issue,
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
          issue,
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
      IssueView issue,
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
            Notice.key(issue.number(), kind, event, at, addressee.id()),
            issue.number(),
            issue.caseId(),
            addressee,
            kind,
            letter.subject(),
            printed,
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

  private @Nullable Instant due(IssueView issue, ClockName name) {
    return clocks.readings(issue.number().value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == name && reading.stoppedAt() == null)
        .map(ClockReading::due)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String nameOf(@Nullable String departmentId, Language language) {
    return Optional.ofNullable(departmentId)
        .flatMap(directory::department)
        .map(found -> name(found, language))
        .orElse(departmentId);
  }

  private String nameOfPerson(String userId) {
    return directory.person(userId).map(Person::name).orElse(userId);
  }

  private static String name(Department department, Language language) {
    return language == Language.EN ? department.nameEn() : department.name();
  }

  private IssueView issue(IssueNumber number) {
    return files
        .find(number)
        .orElseThrow(() -> new IllegalStateException("no issue " + number + " to tell about"));
  }
}
