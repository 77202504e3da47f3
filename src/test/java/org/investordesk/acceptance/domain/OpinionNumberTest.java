package org.investordesk.acceptance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.investordesk.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpinionNumberTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @ParameterizedTest(name = "{0} is kept as {1}")
  @CsvSource({
    "绍建验〔2026〕12号, 绍建验〔2026〕12号",
    "' 绍建验 [2026] 第 0012 号 ', 绍建验〔2026〕12号",
    "绍建验（2025）1号, 绍建验〔2025〕1号",
    "绍建验【２０２６】１２号, 绍建验〔2026〕12号",
    "SX-YS-2026-0012, SX-YS-2026-0012",
    "ＳＸ－YS－2026, SX-YS-2026"
  })
  void one_spelling_is_kept(String typed, String kept) {
    assertThat(OpinionNumber.parse(typed, DAY).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "绍建验2026第12号",
        "同意",
        "SX",
        "<script>",
        "绍建验〔2026〕1234567号",
        "sx-ys-2026"
      })
  void what_is_no_number_is_refused(String typed) {
    assertThatThrownBy(() -> OpinionNumber.parse(typed, DAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("numberForm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"绍建验〔2027〕12号", "绍建验〔2024〕12号"})
  void a_year_that_does_not_fit_its_day_is_refused(String typed) {
    assertThatThrownBy(() -> OpinionNumber.parse(typed, DAY)).hasMessageContaining("numberYear");
  }

  @Test
  void an_opinion_of_january_may_bear_a_number_of_december() {
    assertThat(OpinionNumber.parse("绍建验〔2026〕9号", LocalDate.of(2027, 1, 4)).value())
        .isEqualTo("绍建验〔2026〕9号");
  }
}
