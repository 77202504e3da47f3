package org.investordesk.notification;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.sla.ClockName;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The room's sentences in one language. */
record Words(MessageSource messages, Language language) {

  String say(String key, Object... arguments) {
    return messages.getMessage("notification." + key, arguments, language.locale());
  }

  /** The name of a clock; that of a stage names the stage, such as {@code 环节时限（供电方案）}. */
  String clock(ClockName clock, String part) {
    var name = say("clock." + clock.name());
    if (clock != ClockName.STAGE) {
      return name;
    }
    var stage =
        (part.contains(":") ? part.substring(0, part.indexOf(":")) : part)
            .replaceFirst("-[0-9]+$", "");
    return say(
        "clock.ofStage",
        name,
        messages.getMessage("sla.stage." + stage, null, stage, language.locale()));
  }

  /** {@code 2026年10月30日（周五）17:30 前} */
  String by(Instant limit) {
    return WrittenDate.limit(limit, language);
  }

  /** {@code 2026年10月30日（周五）} */
  String day(LocalDate day) {
    return WrittenDate.day(day, language);
  }

  String on(Instant moment) {
    return WrittenDate.moment(moment, language);
  }

  /** The lead department as the reader calls it; null before the dispatch. */
  @Nullable String departmentOf(IssueView issue) {
    return language == Language.EN && issue.departmentNameEn() != null
        ? issue.departmentNameEn()
        : issue.departmentName();
  }
}
