package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;

/**
 * One version of the limits of a type of issue.
 *
 * @param validFrom first local day on which an anchor takes this version
 * @param clocks the clocks the type has, in the order of {@link ClockName}
 */
public record Policy(PolicyKey key, LocalDate validFrom, Map<ClockName, ClockPolicy> clocks) {

  public Policy {
    var ordered = new EnumMap<ClockName, ClockPolicy>(ClockName.class);
    ordered.putAll(clocks);
    clocks = Collections.unmodifiableMap(ordered);
  }

  /** Empty for a clock the type does not have. */
  public Optional<ClockPolicy> clock(ClockName name) {
    return Optional.ofNullable(clocks.get(name));
  }
}
