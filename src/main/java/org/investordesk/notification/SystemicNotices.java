package org.investordesk.notification;

import java.util.stream.Stream;
import org.investordesk.notification.MailRoom.Pace;
import org.investordesk.systemic.FixCompleted;
import org.investordesk.systemic.FixDecided;
import org.investordesk.systemic.Recommendation.State;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the owner of a rule to change it; tells every investor concerned when it has been. */
@Component
class SystemicNotices {

  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;

  SystemicNotices(
      InvestorLetters toInvestor, StaffLetters toStaff, StaffAddressees staff, MailRoom mail) {
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
  }

  @EventListener
  void on(FixDecided event) {
    if (event.state() != State.IN_WORK) {
      return; // the others find it in their task list
    }
    var fix = event.recommendation();
    mail.ask(
        Matter.of(fix.number()),
        MailKind.STAFF_RULE_TO_CHANGE,
        event,
        event.at(),
        Stream.concat(staff.department(fix.owner()).stream(), staff.head(fix.owner()).stream())
            .distinct()
            .toList(),
        toStaff.plain(
            "staffRuleToChange",
            fix.rule() + "\n" + fix.proposal(),
            "/desk/systemic/" + fix.number(),
            fix.title(),
            fix.dueOn().toString()));
  }

  @EventListener
  void on(FixCompleted event) {
    var fix = event.recommendation();
    for (var number : fix.issues()) {
      var issue = mail.issue(number);
      mail.tell(
          issue,
          MailKind.RULE_CHANGED,
          event,
          event.at(),
          Pace.OFFICE_HOURS,
          toInvestor.told(issue, "ruleChanged", fix.rule(), null, fix.title()),
          null);
    }
  }
}
