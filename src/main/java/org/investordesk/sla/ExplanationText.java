package org.investordesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.investordesk.sla.domain.Explanation;
import org.investordesk.sla.domain.Explanation.Holder;
import org.investordesk.sla.domain.Explanation.Holiday;
import org.investordesk.sla.domain.WorkingCalendar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the lines of an explanation into the reader's language; times are those of Shaoxing. */
@Component
class ExplanationText {

  private final MessageSource messages;
  private final ObjectProvider<DepartmentNames> departments;

  ExplanationText(MessageSource messages, ObjectProvider<DepartmentNames> departments) {
    this.messages = messages;
    this.departments = departments;
  }

  List<String> render(List<Explanation.Line> lines, Locale language) {
    return lines.stream().map(line -> render(line, language)).toList();
  }

  private String render(Explanation.Line line, Locale language) {
    var arguments = line.arguments().stream().map(argument -> words(argument, language)).toArray();
    return messages.getMessage("sla.explain." + line.key(), arguments, language);
  }

  private String words(Object argument, Locale language) {
    if (argument instanceof Instant at) {
      return format("sla.format.instant", language).format(at);
    }
    if (argument instanceof LocalDate day) {
      return format("sla.format.day", language).format(day);
    }
    if (argument instanceof Duration length) {
      return String.valueOf(length.toMinutes());
    }
    if (argument instanceof Holiday holiday) {
      return messages.getMessage("sla.holiday." + holiday.name(), null, holiday.name(), language);
    }
    if (argument instanceof Holder holder) {
      var names = departments.getIfAvailable();
      return names == null ? holder.department() : names.name(holder.department(), language);
    }
    if (argument instanceof HalfDay half) {
      return messages.getMessage("sla.half." + half.name(), null, language);
    }
    if (argument instanceof PauseReason reason) {
      return messages.getMessage("sla.pause." + reason.name(), null, language);
    }
    return String.valueOf(argument);
  }

  private DateTimeFormatter format(String key, Locale language) {
    return DateTimeFormatter.ofPattern(messages.getMessage(key, null, language), language)
        .withZone(WorkingCalendar.ZONE);
  }
}
