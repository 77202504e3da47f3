package org.investordesk.sla.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * When the office is open on a working day. Hours may differ by season and change from a date on;
 * what was counted before that date stays as it was.
 */
public final class OfficeHours {

  /** Hours that cannot be, with the key of the sentence that says so and what it mentions. */
  public static final class Wrong extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> arguments;

    Wrong(String key, Object... arguments) {
      super(key + " " + Arrays.toString(arguments));
      this.key = key;
      this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    /** Without the prefix {@code sla.refusal.hours.}. */
    public String key() {
      return key;
    }

    public List<String> arguments() {
      return arguments;
    }
  }

  /** Divides the morning from the afternoon, for a day of which only half is worked. */
  static final LocalTime NOON = LocalTime.NOON;

  /** Open from {@code open} until just before {@code close}, local time. */
  public record Session(LocalTime open, LocalTime close) {

    public Session {
      if (!open.isBefore(close)) {
        throw new Wrong("closesFirst", open, close);
      }
    }

    @Override
    public String toString() {
      return open + "-" + close;
    }
  }

  /**
   * One season's hours.
   *
   * @param validFrom first day of the edition the season belongs to
   * @param from first day of the season
   * @param until last day of the season; before {@code from} where it runs over New Year
   * @param sessions in order, not overlapping, before noon and after it
   * @throws Wrong for other sessions
   */
  public record Season(LocalDate validFrom, MonthDay from, MonthDay until, List<Session> sessions) {

    public Season {
      sessions = List.copyOf(sessions);
      if (sessions.isEmpty()) {
        throw new Wrong("none");
      }
      for (int i = 1; i < sessions.size(); i++) {
        if (sessions.get(i).open().isBefore(sessions.get(i - 1).close())) {
          throw new Wrong("overlap", sessions.get(i - 1), sessions.get(i));
        }
      }
      // else one half of a day would be a working day without office time
      if (!sessions.get(0).open().isBefore(NOON)
          || !sessions.get(sessions.size() - 1).close().isAfter(NOON)) {
        throw new Wrong(
            "noHalf", sessions.get(0).open(), sessions.get(sessions.size() - 1).close());
      }
    }

    /** The sessions as the file and the table write them: {@code 08:30-12:00 14:00-17:30}. */
    public String hours() {
      return sessions.stream().map(Session::toString).collect(Collectors.joining(" "));
    }

    private boolean covers(MonthDay day) {
      return from.isAfter(until)
          ? !day.isBefore(from) || !day.isAfter(until)
          : !day.isBefore(from) && !day.isAfter(until);
    }
  }

  private final List<Season> seasons;

  /**
   * @throws Wrong when the seasons of one edition leave a day of the year out or cover it twice
   */
  public OfficeHours(List<Season> seasons) {
    this.seasons = seasons.stream().sorted(Comparator.comparing(Season::validFrom)).toList();
    if (seasons.isEmpty()) {
      throw new Wrong("none");
    }
    var editions = this.seasons.stream().collect(Collectors.groupingBy(Season::validFrom));
    editions.forEach(
        (validFrom, edition) -> {
          for (int day = 1; day <= 366; day++) {
            var monthDay = MonthDay.from(Year.of(2024).atDay(day));
            var covering = edition.stream().filter(season -> season.covers(monthDay)).count();
            if (covering != 1) {
              throw new Wrong(
                  covering == 0 ? "gap" : "twice", monthDay.toString().substring(2), validFrom);
            }
          }
        });
  }

  /** The same hours every day of every year. */
  public static OfficeHours always(String hours) {
    return new OfficeHours(
        List.of(
            new Season(LocalDate.EPOCH, MonthDay.of(1, 1), MonthDay.of(12, 31), sessions(hours))));
  }

  /**
   * Reads {@code 08:30-12:00 14:00-17:30}.
   *
   * @throws Wrong when it is not that
   */
  public static List<Session> sessions(String hours) {
    var sessions = new ArrayList<Session>();
    if (hours.isBlank()) {
      return sessions;
    }
    for (var part : hours.strip().split("\\s+")) {
      var ends = part.split("-", -1);
      if (ends.length != 2) {
        throw new Wrong("notHours", part);
      }
      try {
        sessions.add(new Session(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
      } catch (DateTimeException e) {
        var wrong = new Wrong("notHours", part);
        wrong.initCause(e);
        throw wrong;
      }
    }
    return sessions;
  }

  public List<Season> seasons() {
    return seasons;
  }

  /** The same hours with editions added; one that begins on the same day is replaced. */
  public OfficeHours with(List<Season> more) {
    var days = more.stream().map(Season::validFrom).collect(Collectors.toSet());
    var all = new ArrayList<>(more);
    seasons.stream().filter(season -> !days.contains(season.validFrom())).forEach(all::add);
    return new OfficeHours(all);
  }

  /** The sessions of a working day, or of the half of it that is worked. */
  List<Session> on(LocalDate day, @Nullable HalfDay half) {
    var sessions = on(day);
    return half == null ? sessions : of(half, sessions);
  }

  private static List<Session> of(HalfDay half, List<Session> sessions) {
    var worked = new ArrayList<Session>();
    for (var session : sessions) {
      var open = half == HalfDay.AFTERNOON && session.open().isBefore(NOON) ? NOON : session.open();
      var close = half == HalfDay.MORNING && session.close().isAfter(NOON) ? NOON : session.close();
      if (open.isBefore(close)) {
        worked.add(new Session(open, close));
      }
    }
    return worked;
  }

  /** The sessions of a working day; days before the first edition take the first. */
  List<Session> on(LocalDate day) {
    var edition = seasons.get(0).validFrom();
    for (var season : seasons) {
      if (!season.validFrom().isAfter(day)) {
        edition = season.validFrom();
      }
    }
    var monthDay = MonthDay.from(day);
    for (var season : seasons) {
      if (season.validFrom().equals(edition) && season.covers(monthDay)) {
        return season.sessions();
      }
    }
    throw new IllegalStateException("no office hours on " + day);
  }

  static Duration length(List<Session> sessions) {
    var length = Duration.ZERO;
    for (var session : sessions) {
      length = length.plus(Duration.between(session.open(), session.close()));
    }
    return length;
  }
}
