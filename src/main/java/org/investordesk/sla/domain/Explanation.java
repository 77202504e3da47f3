package org.investordesk.sla.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * "Why this date?": every day used or skipped with its reason, pauses, those that did not stand as
 * well, extensions, reopenings, the result. Each line is the key of a sentence with what it
 * mentions; days, instants, lengths and holidays are left as they are for the reader's language.
 */
public final class Explanation {

  /**
   * @param key the sentence, without the prefix {@code sla.explain.}
   * @param arguments {@link LocalDate}, {@link Instant}, {@link Duration}, {@link Holiday}, enums
   *     of the room, numbers and texts
   */
  public record Line(String key, List<Object> arguments) {

    static Line of(String key, Object... arguments) {
      return new Line(key, List.of(arguments));
    }
  }

  /** The published name of a holiday, in Chinese; has a translation. */
  public record Holiday(String name) {}

  /** The id of a department, for its name. */
  public record Holder(String department) {}

  private final List<Line> lines = new ArrayList<>();
  private final Deadlines deadlines;
  private final WorkingCalendar calendar;
  private final @Nullable String heldBy;

  private Explanation(Deadlines deadlines, @Nullable String heldBy) {
    this.deadlines = deadlines;
    this.calendar = deadlines.calendar();
    this.heldBy = heldBy;
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Of a limit nothing has happened to yet. */
  public static Explanation of(ClockName name, Instant anchor, Target target, Deadlines deadlines) {
    var explanation = new Explanation(deadlines, null);
    explanation.count(name, anchor, target, Timeline.EMPTY);
    var due = deadlines.due(anchor, target, Pauses.NONE);
    explanation.result(due, deadlines.isProvisional(due));
    return explanation;
  }

  /**
   * Of a clock as it is kept.
   *
   * @param deadlines of the department that holds it, see {@link DepartmentDeadlines#of}
   */
  public static Explanation of(SubjectClock clock, Timeline timeline, Deadlines deadlines) {
    var explanation = new Explanation(deadlines, clock.heldBy());
    explanation.count(clock.name(), clock.anchor(), clock.target(), timeline);
    explanation.reopenings(clock, timeline);
    explanation.result(clock.due(), clock.provisional());
    var pausedFrom = timeline.pausedFrom();
    var stoppedAt = clock.stoppedAt();
    if (stoppedAt != null) {
      explanation.add("stopped", stoppedAt);
    } else if (pausedFrom != null && Timeline.isPausable(clock.name())) {
      explanation.add("pausedNow", pausedFrom);
    }
    if (clock.missed()) {
      explanation.add("missed");
    }
    return explanation;
  }

  private void count(ClockName name, Instant anchor, Target target, Timeline timeline) {
    var pauses = timeline.pauses(name);
    var extensions = timeline.extensions(name);
    int extension = Deadlines.days(extensions);
    var due = deadlines.due(anchor, target, pauses, extension);
    var within = pauses.within(anchor, due);
    add("anchor." + name, anchor);
    if (name == ClockName.COMMITMENT) {
      add("target.date", WorkingCalendar.dayOf(anchor).plusDays(target.amount()));
    } else {
      add("target." + target.unit(), target.amount());
    }
    for (var stretch : timeline.stretches()) {
      stretch(name, anchor, due, stretch);
    }
    for (var each : extensions) {
      add("extended", each.at(), each.workingDays());
    }
    switch (target.unit()) {
      case WORKING_HOURS -> {
        var counted = deadlines.due(anchor, target, pauses);
        hours(anchor, counted, pauses);
        extendedDays(WorkingCalendar.dayOf(counted), extension);
      }
      case WORKING_DAYS -> {
        var more = deadlines.daysPaused(anchor, due, target.unit(), pauses);
        if (!within.union().isEmpty()) {
          add("pausedDays", hundredths(deadlines.paused(within).hundredths()), more);
        }
        workingDays(WorkingCalendar.dayOf(anchor), WorkingCalendar.dayOf(due));
      }
      case CALENDAR_DAYS -> {
        var more = deadlines.daysPaused(anchor, due, target.unit(), pauses);
        if (!within.union().isEmpty()) {
          add("pausedMidnights", more);
        }
        var last = deadlines.lastDay(anchor, target, more);
        calendarDays(WorkingCalendar.dayOf(anchor), target.amount() + more, last);
        extendedDays(last, extension);
      }
    }
  }

  private void stretch(ClockName name, Instant anchor, Instant due, Timeline.Stretch stretch) {
    var until = stretch.until();
    if (until == null
        || !Timeline.isPausable(name)
        || !until.isAfter(anchor)
        || !stretch.from().isBefore(until)) {
      return;
    }
    var reason = stretch.reason();
    if (stretch.voided()) {
      add("pauseVoided", stretch.from(), until, Objects.requireNonNull(reason));
      return;
    }
    var from = stretch.from().isBefore(anchor) ? anchor : stretch.from();
    if (reason == null) {
      add("investorsOwn", from, until);
    } else if (from.isBefore(due)) {
      add("pause", from, until, reason, calendar.between(from, until));
    } else {
      add("pauseAfterLimit", from, until, reason);
    }
  }

  private void hours(Instant anchor, Instant due, Pauses pauses) {
    if (!calendar.isOpen(anchor)) {
      add("hours.closed", anchor, calendar.nextOpening(anchor));
    }
    var last = WorkingCalendar.dayOf(due);
    var sum = Duration.ZERO;
    for (var day = WorkingCalendar.dayOf(anchor); !day.isAfter(last); day = day.plusDays(1)) {
      var kind = calendar.kind(day);
      if (!kind.isWorking()) {
        day = skipped(day, last);
        continue;
      }
      if (calendar.half(day) != null || calendar.isOwn(day)) {
        special("hours", 0, day);
      }
      for (var stretch : calendar.counted(day, anchor, due, pauses)) {
        sum = sum.plus(stretch.length());
        add("hours.counted", stretch.from(), stretch.until(), stretch.length(), sum);
      }
    }
  }

  private void workingDays(LocalDate anchor, LocalDate last) {
    add("day.anchor", anchor);
    workingDaysAfter(anchor, last, "day");
  }

  private void workingDaysAfter(LocalDate anchor, LocalDate last, String what) {
    int counted = 0;
    for (var day = anchor.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      var kind = calendar.kind(day);
      if (!kind.isWorking()) {
        day = skipped(day, last);
      } else {
        counted++;
        var holiday = calendar.holiday(day);
        if (calendar.half(day) != null || calendar.isOwn(day)) {
          special(what, counted, day);
        } else if (kind == DayKind.MAKE_UP && holiday != null) {
          add(what + ".makeUp", counted, day, new Holiday(holiday));
        } else {
          add(what + ".counted", counted, day);
        }
      }
    }
  }

  private void calendarDays(LocalDate anchor, int days, LocalDate last) {
    add("day.anchor", anchor);
    var reached = anchor.plusDays(days);
    if (days > 0) {
      add("day.calendar", anchor.plusDays(1), days, reached);
    }
    for (var day = reached; day.isBefore(last); day = day.plusDays(1)) {
      day = skipped(day, last);
    }
    if (last.isAfter(reached)) {
      add("day.moved", last);
    }
    if (calendar.half(last) != null) {
      special("last", 0, last);
    }
  }

  /** The days an extension adds after the last day counted, one by one. */
  private void extendedDays(LocalDate from, int extension) {
    if (extension > 0) {
      workingDaysAfter(from, calendar.plusWorkingDays(from, extension), "extension");
    }
  }

  /** A day of which half is worked, or that a department works by its own calendar. */
  private void special(String what, int counted, LocalDate day) {
    var occasion = new Holiday(Objects.requireNonNull(calendar.holiday(day)));
    var half = calendar.half(day);
    if (calendar.isOwn(day) && heldBy != null) {
      var holder = new Holder(heldBy);
      if (half == null) {
        add(what + ".own", counted, day, occasion, holder);
      } else {
        add(what + ".ownHalf", counted, day, occasion, holder, half);
      }
    } else if (half != null) {
      add(what + ".half", counted, day, occasion, half);
    }
  }

  /** One line for a run of days off with one reason; gives its last day. */
  private LocalDate skipped(LocalDate first, LocalDate last) {
    var end = first;
    while (end.isBefore(last)
        && calendar.kind(end.plusDays(1)) == calendar.kind(first)
        && calendar.isOwn(end.plusDays(1)) == calendar.isOwn(first)
        && Objects.equals(calendar.holiday(end.plusDays(1)), calendar.holiday(first))) {
      end = end.plusDays(1);
    }
    skippedLine(first, end, calendar.holiday(first));
    return end;
  }

  private void skippedLine(LocalDate first, LocalDate last, @Nullable String holiday) {
    var many = !first.equals(last);
    if (holiday == null) {
      add(many ? "days.weekend" : "day.weekend", first, last);
    } else if (calendar.isOwn(first) && heldBy != null) {
      var holder = new Holder(heldBy);
      add(many ? "days.ownOff" : "day.ownOff", first, last, new Holiday(holiday), holder);
    } else {
      add(many ? "days.holiday" : "day.holiday", first, last, new Holiday(holiday));
    }
  }

  private void reopenings(SubjectClock clock, Timeline timeline) {
    var pauses = timeline.pauses(clock.name());
    for (var reopening : timeline.reopenings(clock.name(), clock.anchor())) {
      var extension = Deadlines.daysFrom(reopening, timeline.extensions(clock.name()));
      add(
          "reopened",
          reopening,
          deadlines.due(reopening, Deadlines.GRACE_AFTER_REOPENING, pauses, extension));
    }
  }

  private void result(Instant due, boolean provisional) {
    add("due", due);
    if (provisional) {
      add("provisional", String.valueOf(WorkingCalendar.dayOf(due).getYear()));
    }
  }

  private void add(String key, Object... arguments) {
    lines.add(Line.of(key, arguments));
  }

  private static String hundredths(int hundredths) {
    return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
  }
}
