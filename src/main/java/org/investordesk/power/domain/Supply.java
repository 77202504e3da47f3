package org.investordesk.power.domain;

import static org.investordesk.power.Voltage.KV10;
import static org.investordesk.power.Voltage.KV20;
import static org.investordesk.power.Voltage.KV35;
import static org.investordesk.power.Voltage.V220;
import static org.investordesk.power.Voltage.V380;

import java.util.List;
import java.util.Map;
import org.investordesk.platform.Refusal;
import org.investordesk.power.Voltage;
import org.jspecify.annotations.Nullable;

/**
 * What is to be supplied: voltage and capacity, as the variant of the issue allows them. The ranges
 * are those of the grid companies' planning practice: small customers at low voltage, transformers
 * of their own from 50 kVA, a 35 kV line from 5,000 kVA.
 *
 * @param capacityKva kilovolt-amperes
 */
public record Supply(Voltage voltage, int capacityKva) {

  /**
   * What a variant allows.
   *
   * @param least kVA, as well as {@code most}
   */
  public record Range(List<Voltage> voltages, int least, int most) {}

  private static final Map<String, Range> RANGES =
      Map.of(
          "LOW", new Range(List.of(V220, V380), 1, 160),
          "HIGH_SINGLE", new Range(List.of(KV10, KV20), 50, 20_000),
          "HIGH_DUAL", new Range(List.of(KV10, KV20), 50, 20_000),
          "LINE_35KV", new Range(List.of(KV35), 5_000, 40_000));

  /** What the variant allows; an issue in this process always has one. */
  public static Range range(@Nullable String variant) {
    var range = variant == null ? null : RANGES.get(variant);
    if (range == null) {
      throw new IllegalStateException("no kind of supply '%s'".formatted(variant));
    }
    return range;
  }

  /**
   * @throws Refusal for a voltage at which this kind of supply does not exist, or a capacity out of
   *     its range
   */
  public static Supply of(@Nullable String variant, Voltage voltage, int capacityKva) {
    var range = range(variant);
    if (!range.voltages.contains(voltage)) {
      throw new Refusal("power.refusal.voltage." + variant);
    }
    if (capacityKva < range.least || capacityKva > range.most) {
      throw new Refusal("power.refusal.capacity." + variant, capacityKva, range.least, range.most);
    }
    return new Supply(voltage, capacityKva);
  }

  /** High voltage has its design reviewed and is inspected before what is hidden is covered. */
  public static boolean isHighVoltage(@Nullable String variant) {
    return !range(variant).voltages.contains(V380);
  }
}
