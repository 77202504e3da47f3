package org.investordesk.notification;

import java.time.Clock;
import org.investordesk.cases.AnswerReleased;
import org.investordesk.cases.AnswerReturned;
import org.investordesk.cases.AnswerSubmitted;
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
import org.investordesk.cases.PapersRequested;
import org.investordesk.cases.ThirdPartyAwaited;
import org.investordesk.cases.UpdatePublished;
import org.investordesk.cases.WorkResumed;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.notification.MailRoom.Pace;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
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

  /** Names the report about one lost mail, so that it is made once. */
  private record MailLost(long mail, int attempts) {}

  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;
  private final Outbox outbox;
  private final Clock clock;

  Notices(
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      MailRoom mail,
      Outbox outbox,
      Clock clock) {
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
    this.outbox = outbox;
    this.clock = clock;
  }

  @EventListener
  void on(IssueRegistered event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.receipt(issue, mail.due(issue, ClockName.TRIAGE));
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.RECEIPT, event, event.at(), Pace.AT_ONCE, letter, due);
  }

  @EventListener
  void on(IssueDeclined event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.declined(issue, event.ground(), event.text());
    mail.tell(issue, MailKind.DECLINED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(IssueDispatched event) {
    var issue = mail.issue(event.issue());
    var moved = !event.department().equals(event.previous());
    var letter =
        toInvestor.dispatched(
            issue, moved ? mail.nameOf(event.previous(), issue.language()) : null);
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.DISPATCHED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
    mail.ask(
        issue,
        MailKind.STAFF_DISPATCHED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.dispatched(issue, mail.due(issue, ClockName.SIGN_FOR)));
  }

  @EventListener
  void on(IssueSignedFor event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.signedFor(issue, event.plan(), event.promisedAt());
    var due = toInvestor.expectedAt(issue, event.promisedAt());
    mail.tell(issue, MailKind.SIGNED_FOR, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(UpdatePublished event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.update(issue, event.text(), event.promisedAt());
    var due = toInvestor.expectedAt(issue, event.promisedAt());
    mail.tell(issue, MailKind.UPDATE, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(PapersRequested event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.papersRequested(issue, event.text());
    mail.tell(issue, MailKind.PAPERS_REQUESTED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(ThirdPartyAwaited event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.thirdPartyAwaited(issue, event.text());
    mail.tell(issue, MailKind.THIRD_PARTY, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(WorkResumed event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.resumed(issue, event.text());
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.RESUMED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(InvestorReplied event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_REPLIED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.replied(issue, event.text()));
  }

  @EventListener
  void on(AnswerSubmitted event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_ANSWER_SUBMITTED,
        event,
        event.at(),
        staff.coordinator(issue),
        toStaff.answerSubmitted(issue, mail.due(issue, ClockName.CHECK)));
  }

  @EventListener
  void on(AnswerReturned event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_ANSWER_RETURNED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.answerReturned(issue, event.reason()));
  }

  @EventListener
  void on(AnswerReleased event) {
    var issue = mail.issue(event.issue());
    var silence = mail.due(issue, ClockName.SILENCE);
    var letter = toInvestor.answer(issue, event.text(), event.explained(), silence);
    mail.tell(issue, MailKind.ANSWER, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(MilestoneReached event) {
    var second = event.milestone() == Milestone.REMINDER_2;
    if (event.clock() != ClockName.SILENCE
        || !(second || event.milestone() == Milestone.REMINDER_1)) {
      return; // who is called for the others is the escalation's business
    }
    var issue = mail.issue(new IssueNumber(event.subject()));
    var letter = toInvestor.reminder(issue, second, event.due());
    var kind = second ? MailKind.REMINDER_2 : MailKind.REMINDER_1;
    mail.tell(issue, kind, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(IssueReopened event) {
    var issue = mail.issue(event.issue());
    var letter = toInvestor.reopened(issue, event.text());
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.REOPENED, event, event.at(), Pace.AT_ONCE, letter, due);
    mail.ask(
        issue,
        MailKind.STAFF_REOPENED,
        event,
        event.at(),
        staff.department(issue.department()),
        toStaff.reopened(issue, event.text(), mail.due(issue, ClockName.SIGN_FOR)));
  }

  @EventListener
  void on(IssueRetyped event) {
    var issue = mail.issue(event.issue());
    var due = toInvestor.expectedAt(issue, null);
    if (due == null || outbox.lastToldDue(event.issue()).filter(due::equals).isPresent()) {
      return; // nothing changed for the investor
    }
    var letter = toInvestor.retyped(issue);
    mail.tell(issue, MailKind.RETYPED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(IssueClosed event) {
    if (event.state() == IssueState.DECLINED) {
      return; // told with its ground by IssueDeclined
    }
    var issue = mail.issue(event.issue());
    var letter = toInvestor.closed(issue, event.state(), event.confirmed(), event.at());
    var investorDidIt =
        Boolean.TRUE.equals(event.confirmed()) || event.state() == IssueState.WITHDRAWN;
    var pace = investorDidIt ? Pace.AT_ONCE : Pace.OFFICE_HOURS;
    mail.tell(issue, MailKind.CLOSED, event, event.at(), pace, letter, null);
  }

  @EventListener
  void on(IssueEscalated event) {
    var issue = mail.issue(event.issue());
    mail.askAndCopy(
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
    var issue = mail.issue(event.issue());
    var leader = mail.nameOfPerson(event.leader());
    mail.askAndCopy(
        issue,
        MailKind.STAFF_URGED,
        event,
        event.at(),
        staff.department(event.department()),
        staff.head(event.department()),
        copy -> toStaff.urged(issue, event, leader, copy));
  }

  @EventListener
  void on(ContactVerified event) {
    outbox.releaseWithheld(event.caseId(), clock.instant());
  }

  /** An investor's mail is lost: somebody must reach him another way. */
  void reportLost(OutgoingMail lost, String error) {
    var issue = mail.issue(lost.matter().issue().orElseThrow());
    mail.ask(
        issue,
        MailKind.STAFF_UNDELIVERABLE,
        new MailLost(lost.id(), lost.attempts()),
        clock.instant(),
        staff.coordinator(issue),
        toStaff.undeliverable(issue, lost.recipient(), error));
  }
}
