package org.investordesk.notification;

import java.util.Locale;
import org.investordesk.cases.StageCompleted;
import org.investordesk.notification.MailRoom.Pace;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the investor how a stage came out. */
@Component
class StageNotices {

  private final InvestorLetters toInvestor;
  private final MailRoom mail;
  private final MessageSource messages;

  StageNotices(InvestorLetters toInvestor, MailRoom mail, MessageSource messages) {
    this.toInvestor = toInvestor;
    this.mail = mail;
    this.messages = messages;
  }

  @EventListener
  void on(StageCompleted event) {
    if (!event.told()) {
      return;
    }
    var issue = mail.issue(event.issue());
    var language = issue.language().locale();
    var letter =
        toInvestor.told(
            issue,
            "stageCompleted",
            event.text(),
            null,
            say(event.titleKey(), language),
            say(event.outcomeKey(), language),
            new Words(messages, issue.language()).day(event.on()));
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.STAGE_COMPLETED, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  private String say(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }
}
