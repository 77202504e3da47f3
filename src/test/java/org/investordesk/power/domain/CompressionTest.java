package org.investordesk.power.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.investordesk.power.Saving;
import org.investordesk.power.Saving.Base;
import org.investordesk.power.Saving.Days;
import org.investordesk.power.domain.Compression.Run;
import org.investordesk.power.domain.Compression.Spell;
import org.investordesk.sla.StageClocks.Limit;
import org.investordesk.sla.Target;
import org.investordesk.sla.Target.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** November 2026 has no holidays: Monday to Friday are working days of seven office hours. */
class CompressionTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final DayCount days = new DayCount(CompressionTest::isWorkingDay);
  private final Compression compression = new Compression(days, CompressionTest::office);

  @Test
  void a_line_of_90_days_against_180_saves_half() {
    var whole =
        whole("2026-07-15T09:00", "2026-10-13", List.of(ours("2026-07-15T09:00", null)), line());

    assertThat(whole.days()).isEqualTo(Days.CALENDAR);
    assertThat(whole.oldPractice()).isEqualByComparingTo("180");
    assertThat(whole.commitment()).isEqualByComparingTo("90");
    assertThat(whole.actual()).isEqualByComparingTo("90");
    assertThat(whole.investor()).isEqualByComparingTo("0");
    assertThat(whole.base()).isEqualTo(Base.OLD_PRACTICE);
    assertThat(whole.saved()).isEqualTo(50);
    assertThat(whole.promised()).isEqualTo(50);
    assertThat(whole.kept()).isTrue();
  }

  @Test
  void midnights_in_the_investors_hands_are_not_the_governments() {
    var whole =
        whole(
            "2026-07-15T09:00",
            "2026-10-23",
            List.of(
                ours("2026-07-15T09:00", "2026-08-03T10:00"),
                theirs("2026-08-03T10:00", "2026-08-13T16:00"),
                ours("2026-08-13T16:00", null)),
            line());

    assertThat(whole.actual()).isEqualByComparingTo("90");
    assertThat(whole.investor()).isEqualByComparingTo("10");
  }

  @Test
  void a_stage_is_measured_in_office_time_without_the_investors() {
    var stage =
        compression.of(
            "SCHEME",
            List.of(run("2026-11-02T08:30", "2026-11-13T17:30")),
            List.of(
                ours("2026-10-20T08:30", "2026-11-04T17:30"),
                theirs("2026-11-04T17:30", "2026-11-09T12:00"),
                ours("2026-11-09T12:00", null)),
            LocalDate.parse("2026-11-13"),
            Optional.of(limit(wd(15), wd(20), null)));

    assertThat(stage.days()).isEqualTo(Days.WORKING);
    assertThat(stage.actual()).as("3 days and 4 and a half").isEqualByComparingTo("7.5");
    assertThat(stage.investor()).isEqualByComparingTo("2.5");
    assertThat(stage.base()).isEqualTo(Base.LEGAL);
    assertThat(stage.saved()).as("(20 − 7.5) ÷ 20").isEqualTo(63);
    assertThat(stage.promised()).isEqualTo(25);
  }

  @Test
  void all_runs_of_a_stage_count_and_the_time_between_them_does_not() {
    var stage =
        compression.of(
            "COMPLETION_INSPECTION",
            List.of(
                run("2026-11-02T08:30", "2026-11-02T17:30"),
                run("2026-11-12T08:30", "2026-11-12T12:00")),
            List.of(ours("2026-11-02T08:30", null)),
            LocalDate.parse("2026-11-12"),
            Optional.of(limit(wd(5), wd(7), null)));

    assertThat(stage.actual()).isEqualByComparingTo("1.5");
  }

  @Test
  void a_figure_of_the_other_kind_of_day_is_converted_by_the_calendar() {
    var stage =
        compression.of(
            "SCHEME",
            List.of(run("2026-11-02T09:00", "2026-11-20T17:00")),
            List.of(ours("2026-11-02T09:00", null)),
            LocalDate.parse("2026-11-20"),
            Optional.of(limit(wd(10), null, cd(30))));

    assertThat(stage.days()).isEqualTo(Days.CALENDAR);
    assertThat(stage.commitment())
        .as("10 working days after Monday the 2nd are Monday the 16th")
        .isEqualByComparingTo("14");
    assertThat(stage.actual()).isEqualByComparingTo("18");
    assertThat(stage.saved()).isEqualTo(40);
    assertThat(days.of(cd(14), LocalDate.parse("2026-11-02"), Days.WORKING))
        .isEqualByComparingTo("10");
  }

  @Test
  void without_a_figure_to_compare_with_nothing_is_said_to_be_saved() {
    var stage =
        compression.of(
            "CONSTRUCTION",
            List.of(run("2026-11-02T08:30", "2026-11-03T17:30")),
            List.of(ours("2026-11-02T08:30", null)),
            LocalDate.parse("2026-11-03"),
            Optional.empty());

    assertThat(stage.base()).isEqualTo(Base.NONE);
    assertThat(stage.saved()).isNull();
    assertThat(stage.promised()).isNull();
    assertThat(stage.kept()).isNull();
    assertThat(stage.actual()).isEqualByComparingTo("2");
  }

  @Test
  void a_commitment_alone_is_kept_or_missed_and_saves_nothing() {
    var whole =
        whole(
            "2026-11-02T08:30",
            "2026-11-12",
            List.of(ours("2026-11-02T08:30", null)),
            Optional.of(limit(wd(6), null, null)));

    assertThat(whole.saved()).isNull();
    assertThat(whole.kept()).isFalse();
  }

  @ParameterizedTest(name = "{1} days instead of {0}: {2} %")
  @CsvSource({"180, 90, 50", "20, 24, -20", "3, 2, 33", "3, 1, 67", "8, 7, 13", "7, 7, 0"})
  void percentages_are_rounded_half_up_and_may_be_negative(
      BigDecimal base, BigDecimal used, int percent) {
    assertThat(Saving.percent(base, used)).isEqualTo(percent);
  }

  @Test
  void nothing_is_no_base() {
    assertThat(Saving.percent(BigDecimal.ZERO, BigDecimal.ONE)).isNull();
  }

  private Saving whole(String from, String lastDay, List<Spell> spells, Optional<Limit> limit) {
    return compression.of(
        Saving.WHOLE,
        List.of(run(from, lastDay + "T17:00")),
        spells,
        LocalDate.parse(lastDay),
        limit);
  }

  private static Optional<Limit> line() {
    return Optional.of(limit(cd(90), null, cd(180)));
  }

  private static Limit limit(Target target, @Nullable Target legal, @Nullable Target old) {
    return new Limit(target, legal, old);
  }

  private static Target wd(int days) {
    return new Target(days, Unit.WORKING_DAYS);
  }

  private static Target cd(int days) {
    return new Target(days, Unit.CALENDAR_DAYS);
  }

  private static Run run(String from, String until) {
    return new Run(instant(from), instant(until));
  }

  private static Spell ours(String from, @Nullable String until) {
    return new Spell(true, instant(from), until == null ? null : instant(until));
  }

  private static Spell theirs(String from, String until) {
    return new Spell(false, instant(from), instant(until));
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /** Minute by minute, as the oracle of the room of clocks does it. */
  private static Duration office(Instant from, Instant until) {
    var minutes = 0;
    for (var at = from.atZone(SHANGHAI); at.toInstant().isBefore(until); at = at.plusMinutes(1)) {
      var minute = at.getHour() * 60 + at.getMinute();
      var open = minute >= 510 && minute < 720 || minute >= 840 && minute < 1050;
      minutes += open && isWorkingDay(at.toLocalDate()) ? 1 : 0;
    }
    return Duration.ofMinutes(minutes);
  }
}
