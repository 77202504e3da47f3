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

/**
 * When the office is open on a working day. Hours may differ by season and change from a date on;
 * what was counted before that date stays as it was.
 */
public final class OfficeHours {

  /** Open from {@code open} until just before {@code close}, local time. */
  public record Session(LocalTime open, LocalTime close) {

    public Session {
      if (!open.isBefore(close)) {
        throw new IllegalArgumentException("a session closes after it opens: " + open);
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
   * @param sessions in order, not overlapping, at least one
   */
  public record Season(LocalDate validFrom, MonthDay from, MonthDay until, List<Session> sessions) {

    public Season {
      sessions = List.copyOf(sessions);
      if (sessions.isEmpty()) {
        throw new IllegalArgumentException("a season without office hours");
      }
      for (int i = 1; i < sessions.size(); i++) {
        if (sessions.get(i).open().isBefore(sessions.get(i - 1).close())) {
          throw new IllegalArgumentException("office hours overlap: " + sessions);
        }
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
   * @throws IllegalArgumentException when the seasons of one edition leave a day of the year out or
   *     cover it twice
   */
  public OfficeHours(List<Season> seasons) {
    this.seasons = seasons.stream().sorted(Comparator.comparing(Season::validFrom)).toList();
    if (seasons.isEmpty()) {
      throw new IllegalArgumentException("no office hours");
    }
    var editions = this.seasons.stream().collect(Collectors.groupingBy(Season::validFrom));
    editions.forEach(
        (validFrom, edition) -> {
          for (int day = 1; day <= 366; day++) {
            var monthDay = MonthDay.from(Year.of(2024).atDay(day));
            var covering = edition.stream().filter(season -> season.covers(monthDay)).count();
            if (covering != 1) {
              throw new IllegalArgumentException(
                  "the office hours valid from %s cover %s %d times"
                      .formatted(validFrom, monthDay.toString().substring(2), covering));
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
   * @throws IllegalArgumentException when it is not that
   */
  public static List<Session> sessions(String hours) {
    var sessions = new ArrayList<Session>();
    for (var part : hours.strip().split("\\s+")) {
      var ends = part.split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("not a session: " + Arrays.toString(ends));
      }
      try {
        sessions.add(new Session(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("not a session: " + part, e);
      }
    }
    return sessions;
  }

  public List<Season> seasons() {
    return seasons;
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
