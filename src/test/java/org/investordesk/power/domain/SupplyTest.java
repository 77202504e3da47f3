package org.investordesk.power.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.investordesk.platform.Refusal;
import org.investordesk.power.Voltage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyTest {

  @ParameterizedTest(name = "{0}: {2} kVA at {1}")
  @CsvSource({
    "LOW, V220, 1",
    "LOW, V380, 160",
    "HIGH_SINGLE, KV10, 50",
    "HIGH_SINGLE, KV20, 20000",
    "HIGH_DUAL, KV10, 3150",
    "LINE_35KV, KV35, 5000",
    "LINE_35KV, KV35, 40000"
  })
  void what_exists_is_taken(String variant, Voltage voltage, int capacity) {
    assertThat(Supply.of(variant, voltage, capacity)).isEqualTo(new Supply(voltage, capacity));
  }

  @ParameterizedTest(name = "{0} is not supplied at {1}")
  @CsvSource({
    "LOW, KV10",
    "LOW, KV35",
    "HIGH_SINGLE, V380",
    "HIGH_SINGLE, KV35",
    "HIGH_DUAL, V220",
    "LINE_35KV, KV10",
    "LINE_35KV, V380"
  })
  void a_voltage_that_does_not_exist_is_refused(String variant, Voltage voltage) {
    assertThatThrownBy(() -> Supply.of(variant, voltage, 5_000))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("power.refusal.voltage." + variant);
  }

  @ParameterizedTest(name = "{0} does not go to {2} kVA")
  @CsvSource({
    "LOW, V380, 0",
    "LOW, V380, 161",
    "HIGH_SINGLE, KV10, 49",
    "HIGH_DUAL, KV20, 20001",
    "LINE_35KV, KV35, 4999",
    "LINE_35KV, KV35, 40001"
  })
  void a_capacity_out_of_range_is_refused_with_the_range(
      String variant, Voltage voltage, int capacity) {
    assertThatThrownBy(() -> Supply.of(variant, voltage, capacity))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("power.refusal.capacity." + variant)
        .hasMessageContaining(Integer.toString(capacity));
  }

  @Test
  void only_low_voltage_goes_without_design_review_and_mid_inspection() {
    assertThat(Supply.isHighVoltage("LOW")).isFalse();
    assertThat(Supply.isHighVoltage("HIGH_SINGLE")).isTrue();
    assertThat(Supply.isHighVoltage("HIGH_DUAL")).isTrue();
    assertThat(Supply.isHighVoltage("LINE_35KV")).isTrue();
  }
}
