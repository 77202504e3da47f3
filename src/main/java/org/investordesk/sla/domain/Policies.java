package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PolicyKey;

/**
 * All policies in all their versions. A version, once used, is never changed: a new one follows.
 */
public final class Policies {

  private final Map<PolicyKey, List<Policy>> versions = new HashMap<>();
  private final Set<Policy> alsoForOpen;

  public Policies(Collection<Policy> policies) {
    this(policies, Set.of());
  }

  /**
   * @param alsoForOpen those that hold from their first day on for what was anchored before, too
   */
  public Policies(Collection<Policy> policies, Set<Policy> alsoForOpen) {
    this.alsoForOpen = Set.copyOf(alsoForOpen);
    for (var policy : policies) {
      versions.computeIfAbsent(policy.key(), key -> new ArrayList<>()).add(policy);
    }
    versions.values().forEach(list -> list.sort(Comparator.comparing(Policy::validFrom)));
  }

  /**
   * The version in force on a day; a day before the first version takes the first.
   *
   * @throws Refusal for an unknown type, a missing, unknown or superfluous variant
   */
  public Policy inForce(PolicyKey key, LocalDate on) {
    var known = versions.get(key);
    if (known == null) {
      throw refusal(key);
    }
    var inForce = known.get(0);
    for (var version : known) {
      if (!version.validFrom().isAfter(on)) {
        inForce = version;
      }
    }
    return inForce;
  }

  /**
   * The version that a clock which was anchored on one day takes when it is given another policy on
   * a later one: that of its anchor, or one that came since and is for open issues, too.
   *
   * @throws Refusal as {@link #inForce}
   */
  public Policy ofOpen(PolicyKey key, LocalDate anchored, LocalDate now) {
    var chosen = inForce(key, anchored);
    for (var version : versions.getOrDefault(key, List.of())) {
      if (alsoForOpen.contains(version)
          && version.validFrom().isAfter(anchored)
          && !version.validFrom().isAfter(now)) {
        chosen = version;
      }
    }
    return chosen;
  }

  /** Exactly this version, as a clock recorded it. */
  public Policy version(PolicyKey key, LocalDate validFrom) {
    return versions.getOrDefault(key, List.of()).stream()
        .filter(policy -> policy.validFrom().equals(validFrom))
        .findAny()
        .orElseThrow(
            () -> new IllegalStateException("no policy " + key + " valid from " + validFrom));
  }

  public Collection<Policy> all() {
    return versions.values().stream().flatMap(List::stream).toList();
  }

  private Refusal refusal(PolicyKey key) {
    var variants =
        versions.keySet().stream()
            .filter(known -> known.type().equals(key.type()))
            .map(PolicyKey::variant)
            .toList();
    if (variants.isEmpty()) {
      return new Refusal("sla.refusal.unknownType", key.type());
    }
    var named = variants.stream().filter(Objects::nonNull).sorted().toList();
    var choice = String.join(", ", named);
    if (named.isEmpty()) {
      return new Refusal(
          "sla.refusal.variantSuperfluous", key.type(), String.valueOf(key.variant()));
    }
    return key.variant() == null
        ? new Refusal("sla.refusal.variantMissing", key.type(), choice)
        : new Refusal("sla.refusal.variantUnknown", key.type(), key.variant(), choice);
  }
}
