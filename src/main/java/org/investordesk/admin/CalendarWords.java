package org.investordesk.admin;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.investordesk.admin.YearSheet.Stretch;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.sla.CalendarDay;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.DepartmentNames;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts days and times into the reader's words; times are those of Shaoxing. */
@Component("calendarWords")
class CalendarWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final MessageSource messages;
  private final StaffAccounts accounts;
  private final DepartmentNames departments;

  CalendarWords(MessageSource messages, StaffAccounts accounts, DepartmentNames departments) {
    this.messages = messages;
    this.accounts = accounts;
    this.departments = departments;
  }

  public String time(Instant at) {
    return format("sla.format.instant").format(at.atZone(SHANGHAI));
  }

  public String day(LocalDate day) {
    return format("sla.format.day").format(day);
  }

  /** First and last day of a season, such as 05-01. */
  public String season(MonthDay day) {
    return day.toString().substring(2);
  }

  public String month(Month month) {
    return month.getDisplayName(TextStyle.FULL_STANDALONE, language());
  }

  public String weekday(int place) {
    return DayOfWeek.of(place).getDisplayName(TextStyle.NARROW_STANDALONE, language());
  }

  public String wholeWeekday(int place) {
    return DayOfWeek.of(place).getDisplayName(TextStyle.FULL_STANDALONE, language());
  }

  /** The holiday in the reader's language; one that is not known stays as published. */
  public String holiday(String name) {
    return messages.getMessage("sla.holiday." + name, null, name, language());
  }

  /** Such as 休 国庆节, or only what kind of day it is. */
  public String kind(CalendarDay day) {
    var half = day.worked();
    var kind =
        half == null ? say("admin.kind." + day.kind().name()) : say("sla.half." + half.name());
    var holiday = day.holiday();
    return holiday == null ? kind : kind + " · " + holiday(holiday);
  }

  /** What stands in the square of a day; empty for an ordinary working day. */
  public String mark(CalendarDay day) {
    var half = day.worked();
    if (half != null) {
      return say("admin.mark." + half.name());
    }
    return day.kind() == DayKind.WORKDAY && !day.departments()
        ? ""
        : say("admin.mark." + day.kind().name());
  }

  /** How the square of a day looks. */
  public String look(CalendarDay day) {
    var kind = day.worked() == null ? day.kind().name() : "HALF";
    return "calendar-" + kind + (day.departments() ? " calendar-own" : "");
  }

  /** Such as “National Day, off”; says whose day it is where it is a department's. */
  public String named(Stretch stretch, @Nullable String department) {
    var half = stretch.worked();
    var holiday = holiday(stretch.holiday());
    if (stretch.departments() && department != null) {
      var what = half == null ? stretch.kind().name() : half.name();
      return say("admin.own." + what, departments.name(department, language()), holiday);
    }
    return half == null
        ? say("admin.named." + stretch.kind().name(), holiday)
        : say("admin.named." + half.name(), holiday);
  }

  /** What a change is about: a year, the office hours, a department. */
  public String about(String file, int year) {
    var department = CalendarYears.departmentOf(file);
    if (department != null) {
      return say("admin.about.department", departments.name(department, language()));
    }
    return file.equals(CalendarYears.HOURS_FILE)
        ? say("admin.about.hours")
        : say("admin.about.year", String.valueOf(year));
  }

  public String department(String id) {
    return departments.name(id, language());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, language());
  }

  /** Such as 1–7. */
  public String days(Stretch stretch) {
    var from = stretch.from().getDayOfMonth();
    var until = stretch.until().getDayOfMonth();
    return from == until ? String.valueOf(from) : from + "–" + until;
  }

  /** The name of a member of staff, as far as it is known. */
  public String person(String id) {
    return accounts
        .find(id)
        .map(StaffAccounts.Account::name)
        .filter(name -> !name.isBlank())
        .orElse(id);
  }

  private DateTimeFormatter format(String key) {
    return DateTimeFormatter.ofPattern(messages.getMessage(key, null, language()), language());
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }
}
