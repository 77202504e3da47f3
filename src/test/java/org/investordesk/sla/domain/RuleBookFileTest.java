package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.RuleBook;
import org.investordesk.sla.RuleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped files as rows and back, and what of them cannot be meant. */
class RuleBookFileTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private final RuleSense sense = new RuleSense(Calendars.DEADLINES, FIRST);

  @ParameterizedTest
  @EnumSource(RuleBook.class)
  void a_shipped_file_reads_the_same_after_it_was_written(RuleBook book) {
    var rows = shipped(book);

    var written = RuleBookFile.written(book, rows);

    assertThat(RuleBookFile.read(book, book.file(), written))
        .extracting(RuleBookFile.Line::row)
        .isEqualTo(rows);
    assertThat(again(book, written)).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void the_shipped_limits_and_stages_fit_together() {
    var policies = PolicyFile.read("policies.csv", content(RuleBook.LIMITS));
    var stages = StageLimitsFile.read("stages.csv", content(RuleBook.STAGES));

    for (var policy : policies.all()) {
      assertThat(sense.of(policy)).as("%s", policy.key()).isEmpty();
      assertThat(sense.sum(policy, stages)).as("%s", policy.key()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ceiling, 14 wd, ceilingTooLow",
    "ceiling, 18 d, ceilingTooLow",
    "plan, 16 wd, longerThanResolution",
    "triage, 30 d, longerThanResolution",
    "silence, 7 wd, reminderAfterSilence",
    "ceiling, 22 d, ",
    "plan, 15 wd, ",
    "silence, 8 wd, "
  })
  void units_are_compared_on_the_calendar(String column, String cell, String fault) {
    var row =
        shipped(RuleBook.LIMITS).stream()
            .filter(each -> each.cell("type").equals("LAND"))
            .findAny()
            .orElseThrow();
    var ordered = new LinkedHashMap<>(row.cells());
    ordered.put(column, cell);
    var content = RuleBookFile.written(RuleBook.LIMITS, List.of(new RuleRow(FIRST, ordered)));
    if ("14 wd".equals(cell)) {
      assertThatThrownBy(() -> PolicyFile.read("policies.csv", content))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(fault);
      return;
    }
    var policy =
        PolicyFile.read("policies.csv", content).inForce(new PolicyKey("LAND", null), FIRST);

    assertThat(sense.of(policy).map(RuleSense.Fault::key)).isEqualTo(Optional.ofNullable(fault));
  }

  @Test
  void stages_that_not_every_issue_passes_stay_out_of_the_sum() {
    var policies = PolicyFile.read("policies.csv", content(RuleBook.LIMITS));
    var low = policies.inForce(new PolicyKey("POWER", "LOW"), FIRST);
    var longer =
        content(RuleBook.STAGES)
            .replace("DESIGN_REVIEW        , 2 wd  , 8 wd", "DESIGN_REVIEW, 6 wd, 8 wd");
    var tooLong =
        content(RuleBook.STAGES)
            .replace("SCHEME               , 2 wd  , 8 wd", "SCHEME, 6 wd, 8 wd");

    assertThat(sense.sum(low, StageLimitsFile.read("stages.csv", longer))).isEmpty();
    assertThat(sense.sum(low, StageLimitsFile.read("stages.csv", tooLong)))
        .hasValueSatisfying(fault -> assertThat(fault.key()).isEqualTo("stagesTooLong"));
  }

  @Test
  void what_is_open_takes_a_later_version_only_where_it_is_for_open_issues() {
    var key = new PolicyKey("LAND", null);
    var shipped = PolicyFile.read("policies.csv", content(RuleBook.LIMITS)).all();
    var first = new Policies(shipped).inForce(key, FIRST);
    var second = new Policy(key, FIRST, first.clocks());
    var third = new Policy(key, FIRST.plusDays(7), first.clocks());
    var policies = new Policies(List.of(first, second, third), Set.of(second));

    assertThat(policies.ofOpen(key, FIRST.minusDays(1), FIRST.minusDays(1))).isSameAs(first);
    assertThat(policies.ofOpen(key, FIRST.minusDays(1), FIRST)).isSameAs(second);
    assertThat(policies.ofOpen(key, FIRST.minusDays(1), FIRST.plusDays(30))).isSameAs(second);
    assertThat(policies.ofOpen(key, FIRST.plusDays(8), FIRST.plusDays(30))).isSameAs(third);
  }

  private static List<RuleRow> shipped(RuleBook book) {
    return RuleBookFile.read(book, book.file(), content(book)).stream()
        .map(RuleBookFile.Line::row)
        .toList();
  }

  private static List<RuleRow> again(RuleBook book, String content) {
    return switch (book) {
      case LIMITS -> RuleBookFile.rows(PolicyFile.read(book.file(), content));
      case STAGES -> RuleBookFile.rows(StageLimitsFile.read(book.file(), content));
      case PAUSES -> RuleBookFile.rows(PauseLimitsFile.read(book.file(), content));
    };
  }

  private static String content(RuleBook book) {
    try {
      return Files.readString(Path.of("src/main/resources/sla", book.file()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
