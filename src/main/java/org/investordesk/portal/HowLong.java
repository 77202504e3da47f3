package org.investordesk.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueType;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DeadlinePreview;
import org.investordesk.sla.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how long each kind of problem takes if it is reported now. The table of all kinds is
 * computed once a minute and language: the report form shows it to everybody.
 */
@Component
class HowLong {

  /**
   * The limits of one kind of problem.
   *
   * @param clocks without those the type does not have
   */
  record Duration(
      IssueType type, @Nullable String variant, Map<ClockName, DeadlinePreview.Line> clocks) {

    /** The day by which it is to be resolved, shown beside the type. */
    Optional<DeadlinePreview.Line> resolution() {
      return Optional.ofNullable(clocks.get(ClockName.RESOLUTION));
    }
  }

  private record Minute(Instant start, Map<String, List<Duration>> tables) {}

  private final DeadlinePreview preview;
  private final Clock clock;
  private volatile @Nullable Minute latest;

  HowLong(DeadlinePreview preview, Clock clock) {
    this.preview = preview;
    this.clock = clock;
  }

  /** One line per type or, where it has them, per variant. */
  List<Duration> table(Locale language) {
    var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    var known = latest;
    var tag = language.getLanguage();
    if (known != null && known.start().equals(minute) && known.tables().containsKey(tag)) {
      return known.tables().get(tag);
    }
    var table = compute(minute, language);
    // both languages of the same minute are kept; a race only computes one of them twice
    var tables =
        known != null && known.start().equals(minute)
            ? new java.util.HashMap<>(known.tables())
            : new java.util.HashMap<String, List<Duration>>();
    tables.put(tag, table);
    latest = new Minute(minute, Map.copyOf(tables));
    return table;
  }

  /** The limits of one kind, reported at this instant. */
  Duration of(IssueType type, @Nullable String variant, Instant registeredAt, Locale language) {
    var clocks = new EnumMap<ClockName, DeadlinePreview.Line>(ClockName.class);
    preview
        .preview(new PolicyKey(type.name(), variant), registeredAt, language)
        .forEach(line -> clocks.put(line.clock(), line));
    return new Duration(type, variant, clocks);
  }

  private List<Duration> compute(Instant registeredAt, Locale language) {
    var table = new ArrayList<Duration>();
    for (var type : IssueType.values()) {
      if (type.variants().isEmpty()) {
        table.add(of(type, null, registeredAt, language));
      } else {
        type.variants().forEach(variant -> table.add(of(type, variant, registeredAt, language)));
      }
    }
    return List.copyOf(table);
  }
}
