package org.investordesk.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.cases.IssueView;
import org.investordesk.escalation.domain.OrderWords;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words of an order from the message files; an order is a Chinese document. */
@Component
class MessageOrderWords implements OrderWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);

  private final MessageSource messages;
  private final Clock clock;

  MessageOrderWords(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String demand(IssueView issue, Level level, LocalDate until) {
    var due = issue.dueAt();
    return messages.getMessage(
        "escalation.order.demand." + level.name(),
        new Object[] {
          issue.number().value(),
          due == null ? "" : DAY.format(due.atZone(clock.getZone())),
          DAY.format(until)
        },
        Locale.SIMPLIFIED_CHINESE);
  }
}
