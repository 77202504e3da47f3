package org.investordesk.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.AppealMade;
import org.investordesk.escalation.AppealRuled;
import org.investordesk.escalation.CallRepeated;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.DirectiveAnswered;
import org.investordesk.escalation.DirectiveGiven;
import org.investordesk.escalation.DirectiveReviewed;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.TimeGranted;
import org.investordesk.notification.MailRoom.Pace;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells who is called, what leaders say about an issue, what a department owes them, and what
 * became of the investor's appeal. An order travels with its printed sheet.
 */
@Component
class SupervisionNotices implements EnclosurePress {

  private static final String SHEET = "order";

  private final SupervisionDesk desk;
  private final Directory directory;
  private final LeaderChain leaders;
  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;

  SupervisionNotices(
      SupervisionDesk desk,
      Directory directory,
      LeaderChain leaders,
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      MailRoom mail) {
    this.desk = desk;
    this.directory = directory;
    this.leaders = leaders;
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
  }

  /** To the same people as the call that nobody heeded. */
  @EventListener
  void on(CallRepeated event) {
    var call = event.call();
    var issue = mail.issue(call.issue());
    var everybody = new ArrayList<>(call.to());
    everybody.addAll(call.copies());
    mail.ask(
        issue,
        MailKind.STAFF_REPEATED,
        event,
        event.at(),
        staff.called(everybody),
        toStaff.told(
            issue,
            "staffRepeated",
            words ->
                new Object[] {
                  event.times(), words.say("level." + call.level()), words.on(call.at())
                },
            null,
            null));
  }

  @EventListener
  void on(DirectiveGiven event) {
    var directive = event.directive();
    if (directive.order() == null) {
      instructed(event, directive);
    } else {
      ordered(event, directive);
    }
  }

  private void instructed(DirectiveGiven event, Directive directive) {
    var issue = mail.issue(directive.issue());
    var person = directive.person();
    var named =
        person == null
            ? List.<Addressee>of()
            : staff.people(directory.person(person).stream().toList());
    mail.askAndCopy(
        issue,
        MailKind.STAFF_INSTRUCTED,
        event,
        event.at(),
        named.isEmpty() ? staff.department(directive.department()) : named,
        staff.head(directive.department()),
        copy ->
            letter(issue, directive, "staffInstructed", mail.nameOfPerson(directive.givenBy())));
  }

  /** The head of the department answers for it; its mailbox gets the copy. */
  private void ordered(DirectiveGiven event, Directive order) {
    var issue = mail.issue(order.issue());
    var head = staff.head(order.department());
    var mailbox = staff.department(order.department());
    var number = Objects.requireNonNull(order.order()).toString();
    var sheet =
        MailFile.printedLater(
            "督办单 " + number + ".pdf", "application/pdf", SHEET + "/" + order.id());
    mail.askAndCopy(
        issue,
        MailKind.STAFF_ORDERED,
        event,
        event.at(),
        head.isEmpty() ? mailbox : head,
        mailbox,
        copy -> letter(issue, order, "staffOrdered", number).with(List.of(sheet)));
  }

  @Override
  public String prints() {
    return SHEET;
  }

  @Override
  public byte[] print(String id) {
    return desk.sheet(Long.parseLong(id));
  }

  private Letter letter(IssueView issue, Directive directive, String kind, String who) {
    Function<Words, String> until = words -> words.day(directive.until());
    return toStaff.told(
        issue, kind, words -> new Object[] {who, until.apply(words)}, directive.text(), until);
  }

  @EventListener
  void on(DirectiveAnswered event) {
    var directive = event.directive();
    var issue = mail.issue(directive.issue());
    mail.ask(
        issue,
        MailKind.STAFF_DIRECTIVE_ANSWERED,
        event,
        event.at(),
        staff.people(directory.person(directive.reviewer()).stream().toList()),
        toStaff.told(
            issue,
            "staffDirectiveAnswered",
            words -> new Object[] {title(directive, words), mail.nameOfPerson(event.by())},
            event.text(),
            null));
  }

  /** Sent back, the department answers again; accepted, it is done with it. */
  @EventListener
  void on(DirectiveReviewed event) {
    var directive = event.directive();
    var issue = mail.issue(directive.issue());
    mail.ask(
        issue,
        MailKind.STAFF_DIRECTIVE_REVIEWED,
        event,
        event.at(),
        staff.department(directive.department()),
        toStaff.told(
            issue,
            event.accepted() ? "staffDirectiveAccepted" : "staffDirectiveReturned",
            words -> new Object[] {title(directive, words), mail.nameOfPerson(event.by())},
            event.word(),
            null));
  }

  private static String title(Directive directive, Words words) {
    var order = directive.order();
    return order == null ? words.say("instruction") : order.toString();
  }

  @EventListener
  void on(TimeGranted event) {
    var issue = mail.issue(event.issue());
    var letter =
        toInvestor.told(
            issue,
            "timeGranted",
            words -> new Object[] {event.workingDays(), words.by(event.due())},
            event.reason());
    mail.tell(
        issue, MailKind.TIME_GRANTED, event, event.at(), Pace.OFFICE_HOURS, letter, event.due());
  }

  @EventListener
  void on(AppealMade event) {
    var issue = mail.issue(event.issue());
    Function<Words, Object[]> arguments = words -> new Object[] {words.by(event.due())};
    var letter = toInvestor.told(issue, "appealMade", arguments, event.text());
    mail.tell(issue, MailKind.APPEAL_MADE, event, event.at(), Pace.AT_ONCE, letter, null);
    mail.ask(
        issue,
        MailKind.STAFF_APPEALED,
        event,
        event.at(),
        staff.people(List.of(leaders.supervisionOffice(event.at()).person())),
        toStaff.told(
            issue, "staffAppealed", arguments, event.text(), words -> words.by(event.due())));
  }

  @EventListener
  void on(AppealRuled event) {
    var issue = mail.issue(event.issue());
    var letter =
        toInvestor.told(
            issue,
            event.upheld() ? "appealUpheld" : "appealRejected",
            words -> new Object[0],
            event.reason());
    mail.tell(issue, MailKind.APPEAL_RULED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }
}
