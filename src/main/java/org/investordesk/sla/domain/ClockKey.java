package org.investordesk.sla.domain;

import java.util.Comparator;
import org.investordesk.sla.ClockName;

/**
 * What tells the clocks of one subject apart.
 *
 * @param part which of several clocks of one name; empty where there is one only
 */
public record ClockKey(ClockName name, String part) implements Comparable<ClockKey> {

  private static final Comparator<ClockKey> ORDER =
      Comparator.comparing(ClockKey::name).thenComparing(ClockKey::part);

  public static ClockKey of(ClockName name) {
    return new ClockKey(name, "");
  }

  @Override
  public int compareTo(ClockKey other) {
    return ORDER.compare(this, other);
  }
}
