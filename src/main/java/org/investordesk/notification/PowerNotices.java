package org.investordesk.notification;

import org.investordesk.power.DefectsFound;
import org.investordesk.power.Energised;
import org.investordesk.power.SchemeAnswered;
import org.investordesk.power.SchemeContested;
import org.investordesk.sla.ClockName;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The letters of a power connection; each takes the place of the plain one about its stage. */
@Component
class PowerNotices {

  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;

  PowerNotices(
      InvestorLetters toInvestor, StaffLetters toStaff, StaffAddressees staff, MailRoom mail) {
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
  }

  @EventListener
  void on(SchemeAnswered event) {
    var issue = mail.issue(event.issue());
    var words = toInvestor.words(issue);
    var works = words.say("mail.scheme.works." + event.works());
    var until = event.contestUntil();
    var reasons = event.reasons();
    var letter =
        until != null
            ? toInvestor.told(issue, "schemeAnswered", event.scheme(), null, words.by(until), works)
            : toInvestor.told(
                issue,
                event.revised() ? "schemeRevised" : "schemeConfirmed",
                event.scheme()
                    + (reasons == null
                        ? ""
                        : "\n\n" + words.say("mail.scheme.reasons") + "\n" + reasons),
                null,
                works);
    mail.tell(
        issue,
        MailKind.SCHEME_ANSWERED,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        letter,
        toInvestor.expectedAt(issue, null));
  }

  @EventListener
  void on(SchemeContested event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_SCHEME_CONTESTED,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.letter(
            issue, "staffSchemeContested", event.reason(), mail.due(issue, ClockName.STAGE)));
  }

  @EventListener
  void on(DefectsFound event) {
    var issue = mail.issue(event.issue());
    mail.tell(
        issue,
        MailKind.DEFECTS_FOUND,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        toInvestor.told(issue, "defectsFound", event.defects(), null),
        null);
  }

  @EventListener
  void on(Energised event) {
    var issue = mail.issue(event.issue());
    var words = toInvestor.words(issue);
    mail.tell(
        issue,
        MailKind.ENERGISED,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        toInvestor.told(issue, "energised", null, null, words.day(event.on()), event.meter()),
        toInvestor.expectedAt(issue, null));
  }
}
