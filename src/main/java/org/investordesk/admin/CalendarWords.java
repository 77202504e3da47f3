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
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts days and times into the reader's words; times are those of Shaoxing. */
@Component("calendarWords")
class CalendarWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final MessageSource messages;
  private final StaffAccounts accounts;

  CalendarWords(MessageSource messages, StaffAccounts accounts) {
    this.messages = messages;
    this.accounts = accounts;
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
    var kind = messages.getMessage("admin.kind." + day.kind().name(), null, language());
    var holiday = day.holiday();
    return holiday == null ? kind : kind + " · " + holiday(holiday);
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
