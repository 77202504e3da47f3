package org.investordesk.sla.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.ClockKey;
import org.investordesk.sla.domain.Extension;
import org.investordesk.sla.domain.SubjectClock;
import org.investordesk.sla.domain.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Clocks, pauses and milestones. Whoever changes a subject locks its clocks first, always in the
 * same order, so that two of them wait for each other and never deadlock.
 */
@Repository
public class ClockTables {

  /** Clocks that no pause stops, as SQL; see {@link Timeline#isPausable}. */
  private static final String NEVER_PAUSED = "('CONTACT', 'SILENCE', 'PAUSE')";

  private static final String INVESTORS_OWN = "INVESTORS_OWN";

  /**
   * A clock with its milestones ahead.
   *
   * @param milestones in any order
   */
  public record Scheduled(SubjectClock clock, Map<Milestone, Instant> milestones) {

    Instant first() {
      return Collections.min(milestones.values());
    }
  }

  /**
   * The clocks of a subject.
   *
   * @param clocks the last run of each, in the order of {@link ClockKey}
   * @param ahead the earliest milestone not yet fired of each clock that has one
   * @param paused a pause, reopening or extension was ever recorded
   * @param pausedFrom null while it is not paused
   */
  public record Current(
      List<SubjectClock> clocks,
      Map<ClockKey, Instant> ahead,
      boolean paused,
      @Nullable Instant pausedFrom) {

    public Current {
      clocks = clocks.stream().sorted(Comparator.comparing(SubjectClock::key)).toList();
      ahead = Map.copyOf(ahead);
    }

    /** The earliest milestone ahead of all clocks that do not stand still. */
    public Optional<Instant> next() {
      return ahead.entrySet().stream()
          .filter(each -> pausedFrom == null || !Timeline.isPausable(each.getKey().name()))
          .map(Map.Entry::getValue)
          .min(Comparator.naturalOrder());
    }

    /** After {@link ClockTables#start}. */
    public Current started(List<Scheduled> started) {
      var clocksNow = new ArrayList<>(clocks);
      var aheadNow = new HashMap<>(ahead);
      for (var each : started) {
        var key = each.clock().key();
        clocksNow.removeIf(clock -> clock.key().equals(key));
        clocksNow.add(each.clock());
        aheadNow.put(key, each.first());
      }
      return new Current(clocksNow, aheadNow, paused, pausedFrom);
    }

    /** The clocks of these names that run. */
    public Set<ClockKey> running(Set<ClockName> names) {
      var running = new TreeSet<ClockKey>();
      for (var clock : clocks) {
        if (clock.isRunning() && names.contains(clock.name())) {
          running.add(clock.key());
        }
      }
      return running;
    }

    /** After {@link ClockTables#stop}. */
    public Current stopped(Instant at, Set<ClockKey> which, boolean endPause) {
      var clocksNow = new ArrayList<SubjectClock>();
      var aheadNow = new HashMap<>(ahead);
      for (var clock : clocks) {
        if (clock.isRunning() && (which.isEmpty() || which.contains(clock.key()))) {
          var stoodFrom = Timeline.isPausable(clock.name()) ? pausedFrom : null;
          clocksNow.add(clock.stopped(at, stoodFrom == null ? at : stoodFrom));
          aheadNow.remove(clock.key());
        } else {
          clocksNow.add(clock);
        }
      }
      return new Current(clocksNow, aheadNow, paused, endPause ? null : pausedFrom);
    }
  }

  /**
   * What the light of a subject is made of.
   *
   * @param yellowAt null once it has been told
   */
  public record LightFacts(
      String subject,
      boolean running,
      @Nullable Instant dueAt,
      boolean missed,
      @Nullable Instant pausedFrom,
      @Nullable Instant yellowAt,
      boolean answered) {}

  private static final Current NO_CLOCKS = new Current(List.of(), Map.of(), false, null);

  private final JdbcClient jdbc;

  ClockTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last run of each clock, locked until the transaction ends. */
  public Current lock(String subject) {
    return lock(List.of(subject)).getOrDefault(subject, NO_CLOCKS);
  }

  /** Of several subjects, in the order of their names; one without clocks has no entry. */
  public Map<String, Current> lock(List<String> subjects) {
    return current(subjects, " for update of c");
  }

  public Current read(String subject) {
    return read(List.of(subject)).getOrDefault(subject, NO_CLOCKS);
  }

  /** Of several subjects, in the order of their names; one without clocks has no entry. */
  public Map<String, Current> read(List<String> subjects) {
    return current(subjects, "");
  }

  private static final class Row {
    private final List<SubjectClock> clocks = new ArrayList<>();
    private final Map<ClockKey, Instant> ahead = new HashMap<>();
    private boolean paused;
    private @Nullable Instant pausedFrom;
  }

  /**
   * What others may change at the same moment (firing, recalculating) is all in the locked rows, so
   * that whoever waited for them reads what they left.
   */
  private Map<String, Current> current(List<String> subjects, String tail) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    var rows = new LinkedHashMap<String, Row>();
    jdbc.sql(
            """
            select c.*, (exists (select from clock_pauses p where p.subject = c.subject)
                or exists (select from clock_extensions e where e.subject = c.subject)) as paused,
              (select p.paused_from from clock_pauses p
               where p.subject = c.subject and p.paused_until is null) as paused_from
            from clocks c where c.subject in %s and not c.superseded
            order by c.subject, c.clock, c.part%s"""
                .formatted(groups(1, subjects.size()), tail))
        .params(subjects)
        .query(
            row -> {
              var subject = rows.computeIfAbsent(row.getString("subject"), unknown -> new Row());
              var clock = clock(row);
              subject.clocks.add(clock);
              var next = nullableInstant(row, "next_at");
              if (next != null) {
                subject.ahead.put(clock.key(), next);
              }
              subject.paused = row.getBoolean("paused");
              subject.pausedFrom = nullableInstant(row, "paused_from");
            });
    var current = new LinkedHashMap<String, Current>();
    rows.forEach(
        (subject, row) ->
            current.put(subject, new Current(row.clocks, row.ahead, row.paused, row.pausedFrom)));
    return current;
  }

  /** Pauses, reopenings and extensions, in one query. */
  public Timeline timeline(String subject) {
    return timelines(List.of(subject)).getOrDefault(subject, Timeline.EMPTY);
  }

  /** Of several subjects in one query; one to which nothing happened has no entry. */
  public Map<String, Timeline> timelines(List<String> subjects) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    var stretches = new HashMap<String, List<Timeline.Stretch>>();
    var extensions = new HashMap<String, List<Extension>>();
    var in = groups(1, subjects.size());
    var params = new ArrayList<>(subjects);
    params.addAll(subjects);
    jdbc.sql(
            """
            select subject, paused_from, paused_until, reason, voided_at is not null as voided,
              0 as working_days, id
            from clock_pauses where subject in %s
            union all
            select subject, at, null, null, false, working_days, id
            from clock_extensions where subject in %s
            order by 2, 7"""
                .formatted(in, in))
        .params(params)
        .query(
            row -> {
              var subject = row.getString("subject");
              var from = instant(row, "paused_from");
              var reason = row.getString("reason");
              if (reason == null) {
                extensions
                    .computeIfAbsent(subject, unknown -> new ArrayList<>())
                    .add(new Extension(row.getInt("working_days"), from));
              } else {
                stretches
                    .computeIfAbsent(subject, unknown -> new ArrayList<>())
                    .add(
                        new Timeline.Stretch(
                            from,
                            nullableInstant(row, "paused_until"),
                            reason.equals(INVESTORS_OWN) ? null : PauseReason.valueOf(reason),
                            row.getBoolean("voided")));
              }
            });
    var timelines = new HashMap<String, Timeline>();
    for (var subject : subjects) {
      timelines.put(
          subject,
          new Timeline(
              stretches.getOrDefault(subject, List.of()),
              extensions.getOrDefault(subject, List.of())));
    }
    return timelines;
  }

  /** A pause as it was recorded. */
  public record RecordedPause(
      long id,
      PauseReason reason,
      @Nullable String note,
      @Nullable String evidence,
      Instant from,
      @Nullable Instant until,
      @Nullable Instant voidedAt) {}

  /** Oldest first; without the investor's own time. */
  public List<RecordedPause> pauses(String subject) {
    return jdbc.sql(
            "select * from clock_pauses where subject = ? and reason <> ? order by paused_from, id")
        .params(subject, INVESTORS_OWN)
        .query(
            (row, n) ->
                new RecordedPause(
                    row.getLong("id"),
                    PauseReason.valueOf(row.getString("reason")),
                    row.getString("note"),
                    row.getString("evidence"),
                    instant(row, "paused_from"),
                    nullableInstant(row, "paused_until"),
                    nullableInstant(row, "voided_at")))
        .list();
  }

  /**
   * Declares a pause void; one that runs ends.
   *
   * @return whether there was such a pause that stood
   */
  public boolean voidPause(String subject, long id, Instant at) {
    return jdbc.sql(
                """
                update clock_pauses set voided_at = ?::timestamptz,
                  paused_until = coalesce(paused_until, greatest(?::timestamptz, paused_from))
                where id = ? and subject = ? and voided_at is null and reason <> ?
                """)
            .params(sql(at), sql(at), id, subject, INVESTORS_OWN)
            .update()
        == 1;
  }

  public void extend(String subject, int workingDays, Instant at) {
    jdbc.sql("insert into clock_extensions (subject, working_days, at) values (?, ?, ?)")
        .params(subject, workingDays, sql(at))
        .update();
  }

  /**
   * Starts clocks and stops others; an earlier run of a started one is put aside as of the new
   * anchor. A clock that stood still kept its limit if the pause began before it.
   *
   * @param stop none of those that start
   */
  public void start(
      String subject, Instant anchor, List<Scheduled> started, Collection<ClockKey> stop) {
    var starting = started.stream().map(scheduled -> scheduled.clock().key()).toList();
    var params = new ArrayList<@Nullable Object>();
    add(params, starting);
    Collections.addAll(params, sql(anchor), sql(anchor), subject);
    add(params, starting);
    add(params, stop);
    var sql =
        new StringBuilder(
            """
            with aside as (
              update clocks c set superseded = (c.clock, c.part) in (%s), next_at = null,
                stopped_at = coalesce(c.stopped_at, ?),
                missed = c.missed or (c.stopped_at is null and coalesce((
                  select p.paused_from from clock_pauses p where p.subject = c.subject
                    and p.paused_until is null and c.clock not in %s), ?) > c.due_at)
              where c.subject = ? and not c.superseded and ((c.clock, c.part) in (%s)%s)
            """
                .formatted(
                    groups(starting.size(), 2),
                    NEVER_PAUSED,
                    groups(starting.size(), 2),
                    stop.isEmpty()
                        ? ""
                        : " or (c.stopped_at is null and (c.clock, c.part) in (%s))"
                            .formatted(groups(stop.size(), 2))));
    sql.append(
        """
              returning subject, clock, part, run),
            cleared as (
              delete from clock_milestones m using aside a
              where m.subject = a.subject and m.clock = a.clock and m.part = a.part
                and m.run = a.run and m.fired_at is null),
            started as (
              insert into clocks (subject, clock, part, run, policy_type, policy_variant,
                policy_valid_from, amount, unit, anchor, due_at, provisional, next_at, held_by)
              values\s""");
    sql.append(groups(started.size(), 14)).append(")\n");
    for (var scheduled : started) {
      var clock = scheduled.clock();
      Collections.addAll(params, subject, clock.name().name(), clock.part(), clock.run());
      Collections.addAll(params, clock.policy().type(), variant(clock.policy()));
      Collections.addAll(params, clock.policyFrom(), clock.target().amount());
      Collections.addAll(params, clock.target().unit().name(), sql(clock.anchor()));
      Collections.addAll(params, sql(clock.due()), clock.provisional(), sql(scheduled.first()));
      params.add(clock.heldBy());
    }
    appendMilestones(sql, params, subject, started);
    jdbc.sql(sql.toString()).params(params).update();
  }

  /** Writes what was recomputed: limit, target, milestones not yet fired; the clocks run again. */
  public void reschedule(String subject, List<Scheduled> changed) {
    reschedule(Map.of(subject, changed));
  }

  /** The same for several subjects in one statement. */
  public void reschedule(Map<String, List<Scheduled>> changed) {
    var params = new ArrayList<@Nullable Object>();
    var ahead = new StringBuilder();
    changed.forEach(
        (subject, clocks) -> {
          for (var each : clocks) {
            for (var milestone : each.milestones().entrySet()) {
              ahead
                  .append(ahead.isEmpty() ? "" : ", ")
                  .append("(?, ?, ?, ?::int, ?, ?::timestamptz)");
              var clock = each.clock();
              Collections.addAll(params, subject, clock.name().name(), clock.part(), clock.run());
              Collections.addAll(params, milestone.getKey().name(), sql(milestone.getValue()));
            }
          }
        });
    if (params.isEmpty()) {
      return;
    }
    var limits = new StringBuilder();
    changed.forEach(
        (subject, clocks) -> {
          for (var each : clocks) {
            limits
                .append(limits.isEmpty() ? "" : ", ")
                .append("(?, ?, ?, ?::int, ?, ?, ?::date, ?::int, ?, ?::timestamptz, ?::boolean)");
            var clock = each.clock();
            Collections.addAll(params, subject, clock.name().name(), clock.part(), clock.run());
            Collections.addAll(params, clock.policy().type());
            Collections.addAll(params, variant(clock.policy()), clock.policyFrom());
            Collections.addAll(params, clock.target().amount(), clock.target().unit().name());
            Collections.addAll(params, sql(clock.due()), clock.provisional());
          }
        });
    jdbc.sql(
            """
            with ahead (subject, clock, part, run, milestone, at) as (values %s),
            moved as (
              update clocks c set policy_type = v.policy_type, policy_variant = v.policy_variant,
                policy_valid_from = v.policy_valid_from, amount = v.amount, unit = v.unit,
                due_at = v.due_at, provisional = v.provisional, stopped_at = null,
                next_at = least(
                  (select min(a.at) from ahead a
                   where a.subject = c.subject and a.clock = c.clock and a.part = c.part
                     and a.run = c.run and not exists (
                     select from clock_milestones m
                     where m.subject = c.subject and m.clock = a.clock and m.part = a.part
                       and m.run = a.run and m.milestone = a.milestone and m.fired_at is not null)),
                  (select min(m.at) from clock_milestones m
                   where m.subject = c.subject and m.clock = c.clock and m.part = c.part
                     and m.run = c.run and m.fired_at is null and not exists (
                       select from ahead a
                       where a.subject = m.subject and a.clock = m.clock and a.part = m.part
                         and a.run = m.run and a.milestone = m.milestone)))
              from (values %s) v (subject, clock, part, run, policy_type, policy_variant,
                policy_valid_from, amount, unit, due_at, provisional)
              where c.subject = v.subject and c.clock = v.clock and c.part = v.part
                and c.run = v.run)
            insert into clock_milestones (subject, clock, part, run, milestone, at)
            select subject, clock, part, run, milestone, at from ahead
            on conflict (subject, clock, part, run, milestone) do update set at = excluded.at
            where clock_milestones.fired_at is null
              and clock_milestones.at is distinct from excluded.at"""
                .formatted(ahead, limits))
        .params(params)
        .update();
  }

  private static void appendMilestones(
      StringBuilder sql, List<@Nullable Object> params, String subject, List<Scheduled> scheduled) {
    sql.append("insert into clock_milestones (subject, clock, part, run, milestone, at) values ");
    int rows = 0;
    for (var each : scheduled) {
      for (var milestone : each.milestones().entrySet()) {
        var clock = each.clock();
        Collections.addAll(params, subject, clock.name().name(), clock.part(), clock.run());
        Collections.addAll(params, milestone.getKey().name(), sql(milestone.getValue()));
        rows++;
      }
    }
    sql.append(groups(rows, 6));
  }

  /**
   * Stops running clocks and takes their milestones ahead away. A clock that stood still kept its
   * limit if the pause began before it.
   *
   * @param clocks empty for all
   * @param endPause whether a running pause ends too
   */
  public void stop(String subject, Instant at, Set<ClockKey> clocks, boolean endPause) {
    var params = new ArrayList<@Nullable Object>();
    var sql = new StringBuilder("with ");
    if (endPause) {
      sql.append(
          "ended as (update clock_pauses set paused_until = greatest(?::timestamptz, paused_from)"
              + " where subject = ? and paused_until is null), ");
      Collections.addAll(params, sql(at), subject);
    }
    sql.append(
        """
        locked as (
          select c.clock, c.part, c.run, (
            select p.paused_from from clock_pauses p where p.subject = c.subject
            and p.paused_until is null and c.clock not in %s) as paused_from
          from clocks c
          where c.subject = ? and not c.superseded
        """
            .formatted(NEVER_PAUSED));
    params.add(subject);
    if (!clocks.isEmpty()) {
      sql.append(" and (c.clock, c.part) in (").append(groups(clocks.size(), 2)).append(')');
      add(params, clocks);
    }
    sql.append(
        """

         order by c.clock, c.part for update of c),
        stopped as (
          update clocks c set stopped_at = ?::timestamptz, next_at = null,
            missed = c.missed or coalesce(l.paused_from, ?::timestamptz) > c.due_at
          from locked l
          where c.subject = ? and c.clock = l.clock and c.part = l.part and c.run = l.run
            and c.stopped_at is null
          returning c.subject, c.clock, c.part, c.run)
        delete from clock_milestones m using stopped s
        where m.subject = s.subject and m.clock = s.clock and m.part = s.part and m.run = s.run
          and m.fired_at is null
        """);
    Collections.addAll(params, sql(at), sql(at), subject);
    jdbc.sql(sql.toString()).params(params).update();
  }

  /** Does nothing where a pause runs already. */
  public void pause(
      String subject,
      PauseReason reason,
      @Nullable String note,
      @Nullable String evidence,
      Instant at) {
    jdbc.sql(
            "insert into clock_pauses (subject, paused_from, reason, note, evidence)"
                + " values (?, ?, ?, ?, ?)"
                + " on conflict (subject) where paused_until is null do nothing")
        .params(Arrays.asList(subject, sql(at), reason.name(), note, evidence))
        .update();
  }

  public void endPause(String subject, Instant at) {
    jdbc.sql(
            "update clock_pauses set paused_until = greatest(?::timestamptz, paused_from)"
                + " where subject = ? and paused_until is null")
        .params(sql(at), subject)
        .update();
  }

  /** Records the investor's own time between an answer and its reopening. */
  public void recordInvestorsOwn(String subject, Instant from, Instant until) {
    jdbc.sql(
            "insert into clock_pauses (subject, paused_from, paused_until, reason)"
                + " values (?, ?, ?, ?)")
        .params(subject, sql(from), sql(until), INVESTORS_OWN)
        .update();
  }

  /** Marks the earliest milestone due as fired; the subject is locked until the commit. */
  public Optional<MilestoneReached> fire(String subject, Instant now) {
    // A statement of its own: what it waited for must be visible to the next one.
    jdbc.sql(
            "select clock from clocks where subject = ? and not superseded order by clock, part"
                + " for update")
        .param(subject)
        .query(String.class)
        .list();
    return jdbc.sql(
            """
            with earliest as (
              select m.clock, m.part, m.run, m.milestone from clock_milestones m
              where m.subject = ? and m.fired_at is null and m.at <= ?::timestamptz
                and (m.clock in %s or not exists (
                  select from clock_pauses p
                  where p.subject = m.subject and p.paused_until is null))
              order by m.at, m.clock, m.part, array_position(array['YELLOW', 'WARNED', 'REMINDER_1',
                'REMINDER_2', 'DUE', 'OVERDUE_1', 'OVERDUE_2'], m.milestone)
              limit 1),
            fired as (
              update clock_milestones m set fired_at = ?::timestamptz from earliest e
              where m.subject = ? and m.clock = e.clock and m.part = e.part and m.run = e.run
                and m.milestone = e.milestone
              returning m.clock, m.part, m.run, m.milestone, m.at)
            update clocks c set missed = c.missed or f.milestone = 'DUE',
              next_at = (select min(m.at) from clock_milestones m
                where m.subject = c.subject and m.clock = c.clock and m.part = c.part
                  and m.run = c.run and m.fired_at is null and m.milestone <> f.milestone)
            from fired f
            where c.subject = ? and c.clock = f.clock and c.part = f.part and c.run = f.run
            returning f.clock, f.part, f.milestone, c.due_at, f.at
            """
                .formatted(NEVER_PAUSED))
        .params(subject, sql(now), sql(now), subject, subject)
        .query(
            (row, n) ->
                new MilestoneReached(
                    subject,
                    ClockName.valueOf(row.getString("clock")),
                    row.getString("part"),
                    Milestone.valueOf(row.getString("milestone")),
                    instant(row, "due_at"),
                    instant(row, "at")))
        .optional();
  }

  /**
   * Subjects with a clock that runs, was anchored before one instant, and has its limit or a step
   * ahead after the other.
   */
  public List<String> subjectsWithOpenLimits(Instant dueAfter, Instant anchoredBefore) {
    return jdbc.sql(
            """
            select distinct c.subject from clocks c
            where c.stopped_at is null and not c.superseded and c.anchor < ?
              and (c.due_at >= ? or exists (
                select from clock_milestones m
                where m.subject = c.subject and m.clock = c.clock and m.part = c.part
                  and m.run = c.run and m.fired_at is null and m.at >= ?))
            order by c.subject
            """)
        .params(sql(anchoredBefore), sql(dueAfter), sql(dueAfter))
        .query(String.class)
        .list();
  }

  /** Subjects with a clock that was missed and runs on. */
  public Set<String> late(ClockName clock) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct subject from clocks
                where clock = ? and missed and stopped_at is null and not superseded
                """)
            .param(clock.name())
            .query(String.class)
            .list());
  }

  /** Subjects with a clock that runs and is counted for a department. */
  public List<String> subjectsHeldBy(String department) {
    return jdbc.sql(
            """
            select distinct subject from clocks
            where held_by = ? and stopped_at is null and not superseded
            order by subject
            """)
        .param(department)
        .query(String.class)
        .list();
  }

  /** One query for all; a subject without clocks has no entry. */
  public List<LightFacts> lightFacts(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select r.subject, r.stopped_at is null as running, r.due_at, r.missed, p.paused_from,
              (select m.at from clock_milestones m
               where m.subject = r.subject and m.clock = r.clock and m.part = r.part
                 and m.run = r.run
                 and m.milestone = 'YELLOW' and m.fired_at is null) as yellow_at,
              r.stopped_at is not null and exists (
                select from clocks s where s.subject = r.subject and s.clock = 'SILENCE'
                  and not s.superseded and s.stopped_at is null) as answered
            from clocks r
            left join clock_pauses p on p.subject = r.subject and p.paused_until is null
            where r.clock = 'RESOLUTION' and not r.superseded and r.subject in (:subjects)
            """)
        .param("subjects", subjects)
        .query(
            (row, n) ->
                new LightFacts(
                    row.getString("subject"),
                    row.getBoolean("running"),
                    instant(row, "due_at"),
                    row.getBoolean("missed"),
                    nullableInstant(row, "paused_from"),
                    nullableInstant(row, "yellow_at"),
                    row.getBoolean("answered")))
        .list();
  }

  static SubjectClock clock(ResultSet row) throws SQLException {
    var variant = row.getString("policy_variant");
    return new SubjectClock(
        ClockName.valueOf(row.getString("clock")),
        row.getString("part"),
        row.getInt("run"),
        new PolicyKey(row.getString("policy_type"), variant.isEmpty() ? null : variant),
        row.getObject("policy_valid_from", LocalDate.class),
        new Target(row.getInt("amount"), Target.Unit.valueOf(row.getString("unit"))),
        instant(row, "anchor"),
        instant(row, "due_at"),
        row.getBoolean("provisional"),
        row.getBoolean("missed"),
        nullableInstant(row, "stopped_at"),
        row.getString("held_by"));
  }

  private static String variant(PolicyKey policy) {
    var variant = policy.variant();
    return variant == null ? "" : variant;
  }

  private static void add(List<@Nullable Object> params, Collection<ClockKey> clocks) {
    clocks.forEach(clock -> Collections.addAll(params, clock.name().name(), clock.part()));
  }

  /** {@code (?, ?), (?, ?)}: as many groups of as many parameters. */
  private static String groups(int groups, int size) {
    var group = "(" + String.join(", ", Collections.nCopies(size, "?")) + ")";
    return String.join(", ", Collections.nCopies(groups, group));
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstant(ResultSet row, String column)
      throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
