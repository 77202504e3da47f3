package org.investordesk.notification;

import org.investordesk.notification.MailRoom.Pace;
import org.investordesk.satisfaction.SurveyReminded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reminds investors of the survey; the first word of it is in the letter about the closing. */
@Component
class SatisfactionNotices {

  private final InvestorLetters toInvestor;
  private final MailRoom mail;

  SatisfactionNotices(InvestorLetters toInvestor, MailRoom mail) {
    this.toInvestor = toInvestor;
    this.mail = mail;
  }

  @EventListener
  void on(SurveyReminded event) {
    var issue = mail.issue(event.issue());
    mail.tell(
        issue,
        event.second() ? MailKind.SURVEY_REMINDER_2 : MailKind.SURVEY_REMINDER_1,
        event,
        event.at(),
        Pace.OFFICE_HOURS,
        toInvestor.surveyReminder(issue, event.second()),
        null);
  }
}
