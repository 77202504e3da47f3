package org.investordesk.sla.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.HalfDay;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.CalendarFile.CalendarYear;
import org.investordesk.sla.domain.ClockPolicy;
import org.investordesk.sla.domain.MilestonePoint;
import org.investordesk.sla.domain.OfficeHours;
import org.investordesk.sla.domain.PauseLimits;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.Policy;
import org.investordesk.sla.domain.SpecialDay;
import org.investordesk.sla.domain.StageLimits;
import org.investordesk.sla.domain.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calendar years, office hours and policies. */
@Repository
public class RuleTables {

  /** The office hours among the parts of the calendar. */
  public static final String HOURS = "hours";

  /** Before the id of a department among the parts of the calendar. */
  public static final String DEPARTMENT = "department/";

  private final JdbcClient jdbc;

  RuleTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean hasYear(int year) {
    return jdbc.sql("select exists (select from calendar_years where year = ?)")
        .param(year)
        .query(Boolean.class)
        .single();
  }

  /** Puts a year in place of what was there. */
  public void replaceYear(CalendarYear year, String source, Instant at) {
    jdbc.sql(
            "insert into calendar_years (year, loaded_at, source, version) values (?, ?, ?, 1)"
                + " on conflict (year) do update"
                + " set loaded_at = excluded.loaded_at, source = excluded.source,"
                + " version = calendar_years.version + 1")
        .params(year.year(), at.atOffset(ZoneOffset.UTC), source)
        .update();
    jdbc.sql("delete from calendar_days where year = ?").param(year.year()).update();
    for (var day : year.days()) {
      jdbc.sql("insert into calendar_days (day, year, name, off, worked) values (?, ?, ?, ?, ?)")
          .params(Arrays.asList(day.date(), year.year(), day.name(), day.off(), worked(day)))
          .update();
    }
  }

  /** Puts a department's own days in place of what was there. */
  public void replaceOwnDays(String department, List<SpecialDay> days) {
    jdbc.sql("delete from department_days where department = ?").param(department).update();
    for (var day : days) {
      jdbc.sql(
              "insert into department_days (department, day, name, off, worked)"
                  + " values (?, ?, ?, ?, ?)")
          .params(Arrays.asList(department, day.date(), day.name(), day.off(), worked(day)))
          .update();
    }
    raise(DEPARTMENT + department);
  }

  public Map<String, List<SpecialDay>> ownDays() {
    var ownDays = new HashMap<String, List<SpecialDay>>();
    jdbc.sql("select department, day, name, off, worked from department_days order by day")
        .query(
            row -> {
              ownDays
                  .computeIfAbsent(row.getString("department"), unknown -> new ArrayList<>())
                  .add(specialDay(row));
            });
    return ownDays;
  }

  private static @Nullable String worked(SpecialDay day) {
    var half = day.worked();
    return half == null ? null : half.name();
  }

  private static SpecialDay specialDay(ResultSet row) throws SQLException {
    var half = row.getString("worked");
    return new SpecialDay(
        row.getObject("day", LocalDate.class),
        row.getString("name"),
        row.getBoolean("off"),
        half == null ? null : HalfDay.valueOf(half));
  }

  private void raise(String part) {
    jdbc.sql(
            "insert into calendar_parts (part, version) values (?, 1)"
                + " on conflict (part) do update set version = calendar_parts.version + 1")
        .param(part)
        .update();
  }

  /**
   * How often each part of the calendar was put in force: years, {@link #HOURS}, departments; every
   * change raises one of them.
   */
  public Map<String, Long> calendarVersions() {
    var versions = new TreeMap<String, Long>();
    jdbc.sql(
            "select year::text as part, version from calendar_years"
                + " union all select part, version from calendar_parts")
        .query(
            row -> {
              versions.put(row.getString("part"), row.getLong("version"));
            });
    return versions;
  }

  /** How often limits, stages and pauses changed. */
  public long booksVersion() {
    return jdbc.sql("select count(*) + count(withdrawn_at) from rule_versions")
        .query(Long.class)
        .single();
  }

  /** Lets one change of the calendar after the other pass, until the transaction ends. */
  public void lockCalendar() {
    jdbc.sql("select year from calendar_years order by year for update")
        .query(Integer.class)
        .list();
  }

  public boolean hasOfficeHours() {
    return jdbc.sql("select exists (select from office_hours)").query(Boolean.class).single();
  }

  public void add(OfficeHours hours) {
    for (var season : hours.seasons()) {
      jdbc.sql(
              "insert into office_hours (valid_from, season_from, season_until, hours)"
                  + " values (?, ?, ?, ?) on conflict do nothing")
          .params(
              season.validFrom(),
              season.from().toString().substring(2),
              season.until().toString().substring(2),
              season.hours())
          .update();
    }
  }

  /** Puts editions in force; one that begins on the same day makes room. */
  public void replaceHours(OfficeHours hours) {
    for (var season : hours.seasons()) {
      jdbc.sql("delete from office_hours where valid_from = ?").param(season.validFrom()).update();
    }
    add(hours);
    raise(HOURS);
  }

  public WorkingCalendar calendar() {
    var years = jdbc.sql("select year from calendar_years").query(Integer.class).list();
    var days =
        jdbc.sql("select day, name, off, worked from calendar_days")
            .query((row, n) -> specialDay(row))
            .list();
    var seasons =
        jdbc.sql("select valid_from, season_from, season_until, hours from office_hours")
            .query(
                (row, n) ->
                    new OfficeHours.Season(
                        row.getObject("valid_from", LocalDate.class),
                        MonthDay.parse("--" + row.getString("season_from")),
                        MonthDay.parse("--" + row.getString("season_until")),
                        OfficeHours.sessions(row.getString("hours"))))
            .list();
    return new WorkingCalendar(days, years, new OfficeHours(seasons));
  }

  public boolean hasPolicies() {
    return jdbc.sql("select exists (select from policies)").query(Boolean.class).single();
  }

  /** Adds versions; one that is there already stays as it is. */
  public void add(Policies policies) {
    for (var policy : policies.all()) {
      policy.clocks().forEach((clock, rule) -> add(policy, clock, rule));
    }
  }

  private void add(Policy policy, ClockName clock, ClockPolicy rule) {
    var variant = policy.key().variant() == null ? "" : policy.key().variant();
    var added =
        jdbc.sql(
                "insert into policies (valid_from, type, variant, clock, amount, unit)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(
                policy.validFrom(),
                policy.key().type(),
                variant,
                clock.name(),
                rule.target().amount(),
                rule.target().unit().name())
            .update();
    if (added == 1) {
      rule.milestones()
          .forEach(
              (milestone, point) ->
                  jdbc.sql(
                          "insert into policy_milestones"
                              + " (valid_from, type, variant, clock, milestone, point, amount)"
                              + " values (?, ?, ?, ?, ?, ?, ?)")
                      .params(
                          policy.validFrom(),
                          policy.key().type(),
                          variant,
                          clock.name(),
                          milestone.name(),
                          point.kind().name(),
                          point.amount())
                      .update());
    }
  }

  public boolean hasStageLimits() {
    return jdbc.sql("select exists (select from stage_limits)").query(Boolean.class).single();
  }

  /** Adds versions; one that is there already stays as it is. */
  public void add(StageLimits limits) {
    for (var version : limits.all()) {
      var limit = version.limit();
      var variant = version.policy().variant();
      jdbc.sql(
              """
              insert into stage_limits (valid_from, type, variant, stage, amount, unit,
                legal_amount, legal_unit, old_amount, old_unit)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """)
          .params(
              Arrays.asList(
                  version.validFrom(),
                  version.policy().type(),
                  variant == null ? "" : variant,
                  version.stage(),
                  limit.target().amount(),
                  limit.target().unit().name(),
                  amount(limit.legal()),
                  unit(limit.legal()),
                  amount(limit.oldPractice()),
                  unit(limit.oldPractice())))
          .update();
    }
  }

  private static @Nullable Integer amount(@Nullable Target target) {
    return target == null ? null : target.amount();
  }

  private static @Nullable String unit(@Nullable Target target) {
    return target == null ? null : target.unit().name();
  }

  public StageLimits stageLimits() {
    return new StageLimits(
        jdbc.sql("select * from stage_limits")
            .query(
                (row, n) ->
                    new StageLimits.Version(
                        row.getObject("valid_from", LocalDate.class),
                        new Version(
                                row.getString("type"),
                                row.getString("variant"),
                                row.getObject("valid_from", LocalDate.class))
                            .key(),
                        row.getString("stage"),
                        new StageClocks.Limit(
                            Objects.requireNonNull(target(row, "")),
                            target(row, "legal_"),
                            target(row, "old_"))))
            .list());
  }

  private static @Nullable Target target(ResultSet row, String prefix) throws SQLException {
    var unit = row.getString(prefix + "unit");
    return unit == null
        ? null
        : new Target(row.getInt(prefix + "amount"), Target.Unit.valueOf(unit));
  }

  public boolean hasPauseLimits() {
    return jdbc.sql("select exists (select from pause_limits)").query(Boolean.class).single();
  }

  /** Adds versions; one that is there already stays as it is. */
  public void add(PauseLimits limits) {
    for (var version : limits.all()) {
      jdbc.sql(
              "insert into pause_limits (valid_from, reason, amount, unit, evidence)"
                  + " values (?, ?, ?, ?, ?) on conflict do nothing")
          .params(
              version.validFrom(),
              version.reason().name(),
              version.longest().amount(),
              version.longest().unit().name(),
              version.evidence())
          .update();
    }
  }

  public PauseLimits pauseLimits() {
    return new PauseLimits(
        jdbc.sql("select * from pause_limits")
            .query(
                (row, n) ->
                    new PauseLimits.Version(
                        row.getObject("valid_from", LocalDate.class),
                        PauseReason.valueOf(row.getString("reason")),
                        Objects.requireNonNull(target(row, "")),
                        row.getBoolean("evidence")))
            .list());
  }

  private record Version(String type, String variant, LocalDate validFrom) {

    PolicyKey key() {
      return new PolicyKey(type, variant.isEmpty() ? null : variant);
    }
  }

  private record Line(
      Version version,
      boolean alsoForOpen,
      ClockName clock,
      Target target,
      Milestone milestone,
      MilestonePoint point) {}

  public Policies policies() {
    var lines =
        jdbc.sql(
                """
                select p.type, p.variant, p.valid_from, p.clock, p.amount, p.unit,
                  m.milestone, m.point, m.amount as point_amount,
                  coalesce(v.also_open, false) as also_open
                from policies p join policy_milestones m using (type, variant, valid_from, clock)
                left join rule_versions v on v.id = p.rule_version
                """)
            .query(
                (row, n) ->
                    new Line(
                        new Version(
                            row.getString("type"),
                            row.getString("variant"),
                            row.getObject("valid_from", LocalDate.class)),
                        row.getBoolean("also_open"),
                        ClockName.valueOf(row.getString("clock")),
                        new Target(
                            row.getInt("amount"), Target.Unit.valueOf(row.getString("unit"))),
                        Milestone.valueOf(row.getString("milestone")),
                        new MilestonePoint(
                            MilestonePoint.Kind.valueOf(row.getString("point")),
                            row.getInt("point_amount"))))
            .list();
    Map<Version, Map<ClockName, Map<Milestone, MilestonePoint>>> points = new LinkedHashMap<>();
    Map<Version, Map<ClockName, Target>> targets = new LinkedHashMap<>();
    for (var line : lines) {
      targets
          .computeIfAbsent(line.version(), version -> new EnumMap<>(ClockName.class))
          .put(line.clock(), line.target());
      points
          .computeIfAbsent(line.version(), version -> new EnumMap<>(ClockName.class))
          .computeIfAbsent(line.clock(), clock -> new EnumMap<>(Milestone.class))
          .put(line.milestone(), line.point());
    }
    var alsoForOpen = new HashSet<Version>();
    lines.stream().filter(Line::alsoForOpen).map(Line::version).forEach(alsoForOpen::add);
    List<Policy> policies = new ArrayList<>();
    targets.forEach(
        (version, clocks) -> {
          var rules = new EnumMap<ClockName, ClockPolicy>(ClockName.class);
          clocks.forEach(
              (clock, target) ->
                  rules.put(
                      clock,
                      new ClockPolicy(
                          target,
                          points.getOrDefault(version, Map.of()).getOrDefault(clock, Map.of()))));
          policies.add(new Policy(version.key(), version.validFrom(), rules));
        });
    return new Policies(
        policies,
        policies.stream()
            .filter(
                policy ->
                    alsoForOpen.contains(
                        new Version(
                            policy.key().type(),
                            Objects.requireNonNullElse(policy.key().variant(), ""),
                            policy.validFrom())))
            .collect(Collectors.toSet()));
  }
}
