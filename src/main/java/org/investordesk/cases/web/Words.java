package org.investordesk.cases.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Light;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts facts of an issue into the reader's words; dates are told in Shaoxing time. */
@Component("caseWords")
public class Words {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Duration WORKING_DAY = Duration.ofHours(7);

  private final MessageSource messages;
  private final Directory directory;

  Words(MessageSource messages, Directory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  public String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  /** Such as 环节时限 · 供电方案 or 环节时限 · 联合勘验 · 消防救援局. */
  public String clock(ClockName clock, String part) {
    var name = say("cases.clock." + clock.name());
    if (clock != ClockName.STAGE) {
      return name;
    }
    var colon = part.indexOf(':');
    var stage = (colon < 0 ? part : part.substring(0, colon)).replaceFirst("-[0-9]+$", "");
    var title = messages.getMessage("sla.stage." + stage, null, stage, locale());
    var whole = name + " · " + title;
    return colon < 0 ? whole : whole + " · " + departmentName(part.substring(colon + 1));
  }

  public String departmentName(String id) {
    return directory
        .department(id)
        .map(department -> chinese() ? department.name() : department.nameEn())
        .orElse(id);
  }

  public String type(@Nullable IssueType type, @Nullable String variant) {
    if (type == null) {
      return say("cases.type.unknown");
    }
    var name = say("cases.type." + type.name());
    return variant == null ? name : name + " · " + say("cases.variant." + variant);
  }

  public String department(IssueView issue) {
    var name = chinese() ? issue.departmentName() : issue.departmentNameEn();
    return name == null ? "–" : name;
  }

  public String state(IssueView issue) {
    var state = say("cases.state." + issue.state().name());
    return issue.underCheck() ? state + " · " + say("cases.state.underCheck") : state;
  }

  /** Such as 2026-10-30（周五）17:30. */
  public String time(@Nullable Instant at) {
    if (at == null) {
      return "–";
    }
    var pattern = chinese() ? "yyyy-MM-dd（EEE）HH:mm" : "EEE d MMM yyyy HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(SHANGHAI));
  }

  /** The day alone, such as 2026-10-30（周五）. */
  public String day(Instant at) {
    return day(at.atZone(SHANGHAI).toLocalDate());
  }

  public String day(LocalDate day) {
    var pattern = chinese() ? "yyyy-MM-dd（EEE）" : "EEE d MMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(day);
  }

  /** Such as 15 个工作日. */
  public String target(Target target) {
    return say("cases.target." + target.unit().name(), target.amount());
  }

  /** Office time that went by, in working days from one day up. */
  public String office(Duration office) {
    var day = WORKING_DAY.toMinutes();
    return office.toMinutes() >= day
        ? say("cases.office.days", tenths(office.toMinutes(), day))
        : say("cases.office.hours", tenths(office.toMinutes(), 60));
  }

  private static double tenths(long minutes, long unit) {
    return Math.round(minutes * 10.0 / unit) / 10.0;
  }

  /** Such as 黄灯 · 剩 2 个工作日. */
  public String light(Light light, @Nullable Duration remaining) {
    var name = say("cases.light." + light.name());
    return remaining == null || light == Light.CLOSED ? name : name + " · " + left(remaining);
  }

  /** Office time left or late, in working days from one day up. */
  public String left(Duration remaining) {
    var late = remaining.isNegative();
    var office = remaining.abs();
    if (office.compareTo(WORKING_DAY) >= 0) {
      return say(
          late ? "cases.left.late" : "cases.left.days",
          office.toMinutes() / WORKING_DAY.toMinutes());
    }
    var hours = Math.round(office.toMinutes() / 6.0) / 10.0;
    return say(late ? "cases.left.lateHours" : "cases.left.hours", hours);
  }

  private static boolean chinese() {
    return !"en".equals(locale().getLanguage());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
