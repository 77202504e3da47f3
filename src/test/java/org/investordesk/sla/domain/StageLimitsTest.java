package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.Target;
import org.investordesk.sla.Target.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageLimitsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);
  private static final StageLimits LIMITS =
      StageLimitsFile.read("sla/stages.csv", Calendars.resource("sla/stages.csv"));

  @ParameterizedTest(name = "{0}/{1} {2}: {3} wd, by law {4}")
  @CsvSource({
    "POWER,     LINE_35KV,   SCHEME,                15, 20",
    "POWER,     LINE_35KV,   DESIGN_REVIEW,         10, 20",
    "POWER,     LINE_35KV,   MID_INSPECTION,         5,  5",
    "POWER,     LINE_35KV,   COMPLETION_INSPECTION,  5,  7",
    "POWER,     LINE_35KV,   METERING,               5,  7",
    "POWER,     HIGH_SINGLE, SCHEME,                10, 20",
    "POWER,     HIGH_DUAL,   SCHEME,                14, 45",
    "POWER,     LOW,         SCHEME,                 2,  8",
    "ACCEPTANCE,,            PRE_CHECK,              2,  5",
    "APPROVAL,  SIMULATED,   CONVERSION,             3, 20",
    "APPROVAL,  FORMAL,      REVIEW,                 3, 20",
    "LAND,      ,            ASSISTANCE,             3,   ",
    "ACCEPTANCE,,            INSPECTION,             3,   "
  })
  void a_stage_has_the_limits_of_the_file(
      String type, String variant, String stage, int target, Integer legal) {
    var limit = inForce(type, variant, stage);

    assertThat(limit.target()).isEqualTo(new Target(target, Unit.WORKING_DAYS));
    assertThat(limit.legal() == null ? null : limit.legal().amount()).isEqualTo(legal);
  }

  @Test
  void a_dedicated_line_takes_half_of_what_it_took() {
    var whole = inForce("POWER", "LINE_35KV", StageClocks.WHOLE);

    assertThat(whole.target()).isEqualTo(new Target(90, Unit.CALENDAR_DAYS));
    assertThat(whole.oldPractice()).isEqualTo(new Target(180, Unit.CALENDAR_DAYS));
  }

  @ParameterizedTest
  @CsvSource({"LOW, 6", "HIGH_SINGLE, 22", "HIGH_DUAL, 30"})
  void the_stages_of_a_power_connection_fit_into_its_resolution_target(String variant, int days) {
    var sum =
        LIMITS.all().stream()
            .filter(version -> variant.equals(version.policy().variant()))
            .filter(version -> !(variant.equals("LOW") && atTheInvestorsWish(version.stage())))
            .mapToInt(version -> version.limit().target().amount())
            .sum();

    assertThat(sum).isLessThanOrEqualTo(days);
  }

  /** A low-voltage connection has these where the investor builds something. */
  private static boolean atTheInvestorsWish(String stage) {
    return stage.equals("DESIGN_REVIEW") || stage.equals("MID_INSPECTION");
  }

  @Test
  void a_stage_that_nobody_limited_has_no_limit() {
    assertThat(LIMITS.inForce(new PolicyKey("POWER", "LOW"), "CONSTRUCTION", TODAY)).isEmpty();
  }

  @Test
  void a_later_version_counts_from_its_first_day() {
    var limits =
        StageLimitsFile.read(
            "stages.csv",
            """
            valid_from, type, variant, stage, target, legal, old_practice
            2024-01-01, POWER, LOW, SCHEME, 3 wd, -, -
            2026-10-20, POWER, LOW, SCHEME, 2 wd, -, -
            """);
    var low = new PolicyKey("POWER", "LOW");

    assertThat(limits.inForce(low, "SCHEME", TODAY.minusDays(1)).orElseThrow().limit().target())
        .isEqualTo(new Target(3, Unit.WORKING_DAYS));
    assertThat(limits.inForce(low, "SCHEME", TODAY).orElseThrow().limit().target())
        .isEqualTo(new Target(2, Unit.WORKING_DAYS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-01, POWER, LOW, SCHEME, -, 8 wd, -    | sla.refusal.file.value",
        "2024-01-01, POWER, LOW, scheme, 2 wd, 8 wd, - | sla.refusal.file.value",
        "2024-01-01, POWER, LOW, SCHEME, 9 wd, 8 wd, - | sla.refusal.file.legalTooLow",
        "2024-13-01, POWER, LOW, SCHEME, 2 wd, 8 wd, - | sla.refusal.file.value"
      })
  void a_wrong_row_is_refused(String row, String key) {
    assertThatThrownBy(
            () ->
                StageLimitsFile.read(
                    "stages.csv",
                    "valid_from, type, variant, stage, target, legal, old_practice\n" + row))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  @Test
  void a_row_given_twice_is_refused() {
    assertThatThrownBy(
            () ->
                StageLimitsFile.read(
                    "stages.csv",
                    """
                    valid_from, type, variant, stage, target, legal, old_practice
                    2024-01-01, POWER, LOW, SCHEME, 3 wd, -, -
                    2024-01-01, POWER, LOW, SCHEME, 2 wd, -, -
                    """))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("sla.refusal.file.policyTwice"));
  }

  private static StageClocks.Limit inForce(String type, String variant, String stage) {
    return Objects.requireNonNull(
            LIMITS.inForce(new PolicyKey(type, variant), stage, TODAY).orElseThrow())
        .limit();
  }
}
