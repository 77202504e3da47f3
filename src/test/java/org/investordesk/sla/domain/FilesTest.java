package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

  private static final String HOLIDAY =
      "{\"date\": \"2027-01-01\", \"name\": \"元旦\", \"isOffDay\": true}";

  @Test
  void a_calendar_file_is_read_day_by_day() {
    var year =
        CalendarFile.read(
            "2027.json",
            """
            [
              %s,
              {"date": "2027-01-09", "name": "元旦", "isOffDay": false}
            ]
            """
                .formatted(HOLIDAY));
    assertThat(year.year()).isEqualTo(2027);
    assertThat(year.days())
        .containsExactly(
            new SpecialDay(LocalDate.parse("2027-01-01"), "元旦", true),
            new SpecialDay(LocalDate.parse("2027-01-09"), "元旦", false));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "makeUpOnWeekday | {\"date\": \"2027-01-08\", \"name\": \"元旦\", \"isOffDay\": false}",
        "otherYear | {\"date\": \"2026-12-31\", \"name\": \"元旦\", \"isOffDay\": true}",
        "otherYear | {\"date\": \"2028-01-01\", \"name\": \"元旦\", \"isOffDay\": true}",
        "dayTwice | {\"date\": \"2027-01-01\", \"name\": \"春节\", \"isOffDay\": true}",
        "date | {\"date\": \"2027-02-30\", \"name\": \"春节\", \"isOffDay\": true}",
        "date | {\"date\": \"1 January\", \"name\": \"春节\", \"isOffDay\": true}",
        "field | {\"date\": 20270101, \"name\": \"春节\", \"isOffDay\": true}",
        "field | {\"date\": \"2027-02-01\", \"isOffDay\": true}",
        "field | {\"date\": \"2027-02-01\", \"name\": \" \", \"isOffDay\": true}",
        "field | {\"date\": \"2027-02-01\", \"name\": \"春节\"}",
        "field | {\"date\": \"2027-02-01\", \"name\": \"春节\", \"isOffDay\": \"yes\"}",
        "field | {\"date\": \"2027-02-01\", \"name\": \"春节\", \"isOffDay\": true, \"off\": true}",
        "field | {\"date\": \"2027-02-01\", \"date\": \"2027-02-01\", \"isOffDay\": true}",
        "notAnEntry | \"2027-02-01\"",
        "json | {\"date\": \"2027-02-01\", name}",
      })
  void a_wrong_day_is_refused_with_its_line(String reason, String day) {
    var content = "[\n  %s,\n  %s\n]\n".formatted(HOLIDAY, day);
    assertRefused(
        () -> CalendarFile.read("2027.json", content),
        "sla.refusal.file." + reason,
        "2027.json",
        "3");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "holidays.json | [] | yearMissing",
        "12027.json | [] | yearMissing",
        "2027.json | [] | noHoliday",
        "2027.json | {} | notAList",
        "2027.json | [] [] | notAList",
        "2027.json | nothing | json",
        "2027.json | [ | json",
      })
  void a_file_without_year_list_or_holidays_is_refused(String file, String content, String reason) {
    assertRefused(() -> CalendarFile.read(file, content), "sla.refusal.file." + reason, file, "1");
  }

  private static final String HEADING =
      "valid_from,type,variant,contact,triage,sign_for,plan,update,resolution,ceiling,check,"
          + "silence,yellow,warned,overdue_1,overdue_2,reminder_1,reminder_2";
  private static final String ROW =
      "2027-01-01,LAND,-,2 wh,1 wd,4 wh,-,5 wd,15 wd,30 wd,4 wh,10 wd,80 %,90 %,+3 wd,+8 wd,3 wd,"
          + "7 wd";

  @Test
  void policies_are_versions_in_force_from_a_day_on() {
    var policies =
        PolicyFile.read(
            "policies.csv",
            HEADING + "\n" + ROW.replace("2027", "2024").replace("15 wd", "20 wd") + "\n" + ROW);
    var land = new PolicyKey("LAND", null);
    assertThat(resolution(policies.inForce(land, LocalDate.parse("2026-12-31")))).isEqualTo(20);
    assertThat(resolution(policies.inForce(land, LocalDate.parse("2027-01-01")))).isEqualTo(15);
    assertThat(resolution(policies.inForce(land, LocalDate.parse("2020-01-01")))).isEqualTo(20);
    assertThat(resolution(policies.version(land, LocalDate.parse("2024-01-01")))).isEqualTo(20);
    assertThat(policies.inForce(land, LocalDate.parse("2027-01-01")).clock(ClockName.PLAN))
        .isEmpty();
  }

  private static int resolution(Policy policy) {
    return policy.clock(ClockName.RESOLUTION).orElseThrow().target().amount();
  }

  @ParameterizedTest(name = "{0} instead of {1}: {2}")
  @CsvSource({
    "15 days, 15 wd, value",
    "0 wd, 15 wd, value",
    "-, 15 wd, noResolution",
    "-, 30 wd, noResolution",
    "14 wd, 30 wd, ceilingTooLow",
    "100 %, 80 %, value",
    "95 %, 80 %, milestonesOutOfOrder",
    "3 wd, +3 wd, value",
    "+9 wd, +3 wd, milestonesOutOfOrder",
    "8 wd, 3 wd, milestonesOutOfOrder",
    "1 January, 2027-01-01, value",
    "land, LAND, value",
  })
  void a_wrong_policy_is_refused_with_its_line(String wrong, String right, String reason) {
    var row =
        ("," + ROW + ",")
            .replaceFirst("," + java.util.regex.Pattern.quote(right) + ",", "," + wrong + ",");
    var content = "# limits\n" + HEADING + "\n" + row.substring(1, row.length() - 1) + "\n";
    assertRefused(
        () -> PolicyFile.read("policies.csv", content),
        "sla.refusal.file." + reason,
        "policies.csv",
        "3");
  }

  @Test
  void a_table_that_is_not_whole_is_refused() {
    assertPolicyRefused(HEADING.replace("contact,", "") + "\n" + ROW, "heading", "1");
    assertPolicyRefused(HEADING + "\n" + ROW + ",7 wd", "cells", "2");
    assertPolicyRefused(HEADING + "\n# nothing", "empty", "2");
    assertPolicyRefused(HEADING + "\n" + ROW + "\n" + ROW, "policyTwice", "3");
    assertPolicyRefused(
        HEADING + "\n" + ROW + "\n" + ROW.replace("LAND,-", "LAND,SMALL"), "variantsMixed", "3");
  }

  private static void assertPolicyRefused(String content, String reason, String line) {
    assertRefused(
        () -> PolicyFile.read("policies.csv", content),
        "sla.refusal.file." + reason,
        "policies.csv",
        line);
  }

  @ParameterizedTest(name = "{0} to {1}, {2}: {3}")
  @CsvSource({
    "01-01, 12-30, 08:30-12:00 14:00-17:30, hours.gap",
    "01-01, 13-31, 08:30-12:00 14:00-17:30, hours.notDay",
    "01-01, 12-31, 08:30 to 12:00, hours.notHours",
    "01-01, 12-31, 12:00-08:30, hours.closesFirst",
    "01-01, 12-31, 08:30-12:00 11:00-17:30, hours.overlap",
    "01-01, 12-31, 08:30-12:00, hours.noHalf",
    "01-01, 12-31, 14:00-17:30, hours.noHalf",
    "01-01, 12-31, '', hours.none",
  })
  void wrong_office_hours_are_refused(String from, String until, String hours, String reason) {
    var content =
        "valid_from,season_from,season_until,hours\n2027-01-01,%s,%s,%s"
            .formatted(from, until, hours);
    assertRefused(
        () -> OfficeHoursFile.read("office-hours.csv", content),
        "sla.refusal.file." + reason,
        "office-hours.csv",
        "2");
  }

  @Test
  void seasons_that_overlap_are_refused() {
    var content =
        """
        valid_from,season_from,season_until,hours
        2027-01-01,10-01,05-01,08:30-12:00 14:00-17:30
        2027-01-01,05-01,09-30,08:30-12:00 14:00-17:30
        """;
    assertRefused(
        () -> OfficeHoursFile.read("office-hours.csv", content),
        "sla.refusal.file.hours.twice",
        "office-hours.csv",
        "3");
  }

  private static void assertRefused(
      ThrowingCallable reading, String key, String file, String line) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo(key);
              assertThat(refusal.arguments()).startsWith(file, line);
            });
  }
}
