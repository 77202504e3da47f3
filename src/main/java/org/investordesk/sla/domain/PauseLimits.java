package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.Target;

/** How long a pause may last by its reason, in all versions. A version in use is never changed. */
public final class PauseLimits {

  /**
   * One row of the file.
   *
   * @param longest from its beginning; not extended by pauses
   * @param evidence whether it takes a reference to evidence
   */
  public record Version(
      LocalDate validFrom, PauseReason reason, Target longest, boolean evidence) {}

  private final Map<PauseReason, List<Version>> versions = new EnumMap<>(PauseReason.class);

  /**
   * @throws IllegalArgumentException where a reason has no row
   */
  public PauseLimits(Collection<Version> all) {
    for (var version : all) {
      versions.computeIfAbsent(version.reason(), reason -> new ArrayList<>()).add(version);
    }
    versions.values().forEach(list -> list.sort(Comparator.comparing(Version::validFrom)));
    for (var reason : PauseReason.values()) {
      if (!versions.containsKey(reason)) {
        throw new IllegalArgumentException("no limit for pauses of reason " + reason);
      }
    }
  }

  /** The version in force on a day; a day before the first version takes the first. */
  public Version inForce(PauseReason reason, LocalDate on) {
    var known = versions.getOrDefault(reason, List.of());
    var inForce = known.get(0);
    for (var version : known) {
      if (!version.validFrom().isAfter(on)) {
        inForce = version;
      }
    }
    return inForce;
  }

  public Collection<Version> all() {
    return versions.values().stream().flatMap(List::stream).toList();
  }
}
