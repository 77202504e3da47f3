package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.investordesk.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayEventsTest {

  /**
   * Lines 1 and 2 open the calendar, 3 to 7 are the first event, the event of a test begins at 8.
   */
  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VEVENT
      DTSTART;VALUE=DATE:20270101
      DTEND;VALUE=DATE:20270102
      SUMMARY:元旦（休）
      END:VEVENT
      %s
      END:VCALENDAR
      """;

  private static String event(String... lines) {
    return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT";
  }

  private static CalendarFile.CalendarYear read(String more) {
    return CalendarFile.read("2027.ics", FILE.formatted(more));
  }

  private static SpecialDay day(String date, String name, boolean off) {
    return new SpecialDay(LocalDate.parse(date), name, off);
  }

  @ParameterizedTest(name = "{0}: {1}, off: {2}")
  @CsvSource({
    "国庆节（休）, 国庆节, true",
    "国庆节 假期 第1天/共7天, 国庆节, true",
    "国庆节放假, 国庆节, true",
    "[放假]国庆节, 国庆节, true",
    "国庆节（班）, 国庆节, false",
    "国庆节 补班 第1天/共2天, 国庆节, false",
    "国庆节（调休上班）, 国庆节, false",
    "国庆节、中秋节 休, 国庆节、中秋节, true",
    "班, 班, false",
  })
  void the_summary_tells_holiday_and_mark(String summary, String name, boolean off) {
    var read = read(event("DTSTART;VALUE=DATE:20271009", "SUMMARY:" + summary));

    assertThat(read.days())
        .containsExactly(day("2027-01-01", "元旦", true), day("2027-10-09", name, off));
  }

  @Test
  void categories_come_before_the_summary_and_the_special_day_before_both() {
    assertThat(read(event("DTSTART;VALUE=DATE:20271009", "SUMMARY:国庆节", "CATEGORIES:上班")).days())
        .contains(day("2027-10-09", "国庆节", false));
    assertThat(
            read(event(
                    "DTSTART;VALUE=DATE:20271009",
                    "SUMMARY;LANGUAGE=zh_CN:国庆节（休）",
                    "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"))
                .days())
        .contains(day("2027-10-09", "国庆节", false));
  }

  @Test
  void an_event_lasts_until_the_day_before_its_end() {
    var read =
        read(
            event("DTSTART;VALUE=DATE:20271001", "DTEND;VALUE=DATE:20271004", "SUMMARY:国庆节 休")
                + "\n"
                + event("DTSTART;VALUE=DATE:20270501", "DURATION:P2D", "SUMMARY:劳动节 休"));

    assertThat(read.days())
        .extracting(day -> day.date().toString())
        .containsExactly(
            "2027-01-01", "2027-10-01", "2027-10-02", "2027-10-03", "2027-05-01", "2027-05-02");
  }

  @Test
  void days_of_other_years_are_counted_and_left_out() {
    var read =
        read(
            event("DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008", "SUMMARY:国庆节")
                + "\n"
                + event("DTSTART;VALUE=DATE:20271231", "DURATION:P3D", "SUMMARY:元旦 休"));

    assertThat(read.otherYears()).isEqualTo(7 + 2);
    assertThat(read.days())
        .containsExactly(day("2027-01-01", "元旦", true), day("2027-12-31", "元旦", true));
  }

  @Test
  void folded_lines_crlf_alarms_and_a_byte_order_mark_are_read() {
    var content =
        FILE.formatted(
            event(
                "DTSTART;VALUE=DATE:20271009",
                "SUMMARY:国庆",
                " 节（班）",
                "BEGIN:VALARM",
                "SUMMARY:提醒",
                "END:VALARM"));

    var read = CalendarFile.read("2027.ics", "\uFEFF" + content.replace("\n", "\r\n"));

    assertThat(read.days()).contains(day("2027-10-09", "国庆节", false));
  }

  @ParameterizedTest(name = "{0} in line {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "icsMark | 9 | DTSTART;VALUE=DATE:20271009;SUMMARY:国庆节",
        "icsMark | 9 | DTSTART;VALUE=DATE:20271009;SUMMARY:国庆节（调休）",
        "field | 9 | DTSTART;VALUE=DATE:20271009;CATEGORIES:休",
        "icsDay | 10 | SUMMARY:国庆节 休;DTSTART:20271001T080000",
        "icsDay | 9 | DTSTART;VALUE=DATE:20270230;SUMMARY:国庆节 休",
        "icsDay | 9 | DTSTART;VALUE=DATE:20271001;DTEND;VALUE=DATE:20271001;SUMMARY:国庆节 休",
        "icsDay | 9 | DTSTART;VALUE=DATE:20271001;DTEND;VALUE=DATE:20281001;SUMMARY:国庆节 休",
        "icsDay | 10 | DTSTART;VALUE=DATE:20271001;DURATION:PT8H;SUMMARY:国庆节 休",
        "icsUnexpected | 10 | DTSTART;VALUE=DATE:20271001;RRULE:FREQ=YEARLY;SUMMARY:国庆节 休",
        "icsUnexpected | 10 | DTSTART;VALUE=DATE:20271001;STATUS:CANCELLED;SUMMARY:国庆节 休",
        "icsNoDay | 10 | SUMMARY:国庆节 休",
        "icsLine | 9 | 国庆节 休",
        "icsLine | 9 | END:VALARM",
        "dayTwice | 9 | DTSTART;VALUE=DATE:20270101;SUMMARY:元旦 休",
        "makeUpOnWeekday | 9 | DTSTART;VALUE=DATE:20271008;SUMMARY:国庆节 班",
      })
  void a_wrong_event_is_refused_with_its_line(String reason, String line, String lines) {
    // a semicolon stands for the end of a line, but not where it begins a parameter
    var event = event(lines.strip().split(";(?!VALUE=)"));

    assertThatThrownBy(() -> read(event))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo("sla.refusal.file." + reason);
              assertThat(refusal.arguments()).startsWith("2027.ics", line);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "icsBegin, 1, BEGIN:VEVENT",
    "icsBegin, 1, <html>",
    "icsBegin, 1, ''",
    "icsEnd, 1, BEGIN:VCALENDAR",
  })
  void what_is_no_whole_calendar_is_refused(String reason, String line, String content) {
    assertThatThrownBy(() -> CalendarFile.read("2027.ics", content))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo("sla.refusal.file." + reason);
              assertThat(refusal.arguments()).startsWith("2027.ics", line);
            });
  }

  @Test
  void a_calendar_with_no_day_off_in_the_year_of_its_name_is_refused() {
    assertThatThrownBy(() -> CalendarFile.read("2029.ics", FILE.formatted("X-NOTE:none")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.key()).isEqualTo("sla.refusal.file.noHoliday"));
  }

  @Test
  void what_is_written_is_read_again() {
    var days = List.of(day("2027-01-01", "元旦 \"新年\"", true), day("2027-10-09", "国庆节", false));

    assertThat(CalendarFile.read("2027.json", CalendarFile.written(days)).days()).isEqualTo(days);
  }
}
