package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks.Limit;
import org.jspecify.annotations.Nullable;

/** How long the stages may take, in all versions. A version in use is never changed. */
public final class StageLimits {

  /** In place of a type: every type that has no row of its own for the stage. */
  public static final String EVERY_TYPE = "*";

  /** One row of the file. */
  public record Version(LocalDate validFrom, PolicyKey policy, String stage, Limit limit) {}

  private record Row(String type, @Nullable String variant, String stage) {}

  private final Map<Row, List<Version>> versions = new HashMap<>();

  public StageLimits(Collection<Version> all) {
    for (var version : all) {
      var policy = version.policy();
      versions
          .computeIfAbsent(
              new Row(policy.type(), policy.variant(), version.stage()), row -> new ArrayList<>())
          .add(version);
    }
    versions.values().forEach(list -> list.sort(Comparator.comparing(Version::validFrom)));
  }

  /**
   * The version in force on a day, of type and variant, else of all types; a day before the first
   * version takes the first.
   */
  public Optional<Version> inForce(PolicyKey policy, String stage, LocalDate on) {
    var own = versions.get(new Row(policy.type(), policy.variant(), stage));
    var known =
        Objects.requireNonNullElse(
            own, versions.getOrDefault(new Row(EVERY_TYPE, null, stage), List.of()));
    Version inForce = null;
    for (var version : known) {
      if (inForce == null || !version.validFrom().isAfter(on)) {
        inForce = version;
      }
    }
    return Optional.ofNullable(inForce);
  }

  public Collection<Version> all() {
    return versions.values().stream().flatMap(List::stream).toList();
  }
}
