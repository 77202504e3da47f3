package org.investordesk.notification;

import org.investordesk.cases.OpinionAsked;
import org.investordesk.cases.OpinionMissed;
import org.investordesk.cases.OpinionRecalled;
import org.investordesk.cases.OpinionsGathered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to the departments that are asked for their opinion, and to who asked them. */
@Component
class OpinionNotices {

  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;

  OpinionNotices(StaffLetters toStaff, StaffAddressees staff, MailRoom mail) {
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
  }

  @EventListener
  void on(OpinionAsked event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_OPINION_ASKED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(issue, "staffOpinionAsked", event.question(), event.due()));
  }

  @EventListener
  void on(OpinionMissed event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_OPINION_MISSED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(issue, "staffOpinionMissed", null, null));
  }

  @EventListener
  void on(OpinionRecalled event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_OPINION_RECALLED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(issue, "staffOpinionRecalled", null, null));
  }

  @EventListener
  void on(OpinionsGathered event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_OPINIONS_GATHERED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.letter(issue, "staffOpinionsGathered", null, issue.dueAt()));
  }
}
