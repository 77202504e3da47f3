package org.investordesk.notification;

import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The delivery log on the case file: every mail about the issue and what became of it. */
@Component
class MailSection implements CaseFileSection {

  /**
   * A mail as the log shows it; instants are written out in Shanghai time.
   *
   * @param next when it is tried next; only while it waits
   * @param files how many travel with it
   */
  record Line(
      long id,
      String subject,
      @Nullable String recipient,
      MailState state,
      int attempts,
      String created,
      @Nullable String sent,
      @Nullable String next,
      @Nullable String error,
      int files) {

    /** Bootstrap's colour, beside the words and never instead of them. */
    public String tone() {
      return switch (state) {
        case SENT -> "success";
        case REFUSED, FAILED -> "danger";
        case WITHHELD -> "warning";
        case PENDING, SENDING -> "secondary";
      };
    }

    static Line of(OutgoingMail mail, Language language) {
      var sent = mail.sentAt();
      return new Line(
          mail.id(),
          mail.subject(),
          mail.recipient(),
          mail.state(),
          mail.attempts(),
          WrittenDate.moment(mail.createdAt(), language),
          sent == null ? null : WrittenDate.moment(sent, language),
          mail.state() == MailState.PENDING
              ? WrittenDate.moment(mail.nextAttemptAt(), language)
              : null,
          mail.lastError(),
          mail.files().size());
    }
  }

  private final Outbox outbox;

  MailSection(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public String titleKey() {
    return "notification.section.title";
  }

  @Override
  public String template() {
    return "notification/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var language = Language.of(LocaleContextHolder.getLocale());
    List<Line> lines = outbox.ofIssue(issue).stream().map(mail -> Line.of(mail, language)).toList();
    return Map.of("mails", lines);
  }
}
