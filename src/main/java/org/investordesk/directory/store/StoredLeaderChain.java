package org.investordesk.directory.store;

import static java.util.Locale.ROOT;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.LeadersInOffice;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Asks the registers once, in one statement a chain, who could answer at each hop, and then walks
 * the hops in their order. A leader counts on the days of his office, a pairing on its own days
 * too. Where an issue names a project but no investor, the project's investor stands in.
 */
@Repository
class StoredLeaderChain implements LeaderChain, LeadersInOffice {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Why a candidate answers or does not; the name is the last part of the message key. */
  private enum Reason {
    /** The issue names nothing to look up here. */
    NONE,
    /** What the issue names is not in the register. */
    UNKNOWN,
    /** It is there, but nobody is entered for it. */
    NOBODY,
    /** Somebody is entered, but not for this day. */
    EXPIRED,
    FOUND
  }

  /**
   * @param step where in the chain, smaller first
   * @param key middle part of the message key: project, investor, …
   * @param subject name of the project, investor, …; null where none applies
   */
  private record Candidate(
      int step,
      Hop hop,
      String key,
      Reason reason,
      @Nullable String subject,
      @Nullable Person person) {}

  /**
   * Each hop of the assigned leader is a left join from its question: no row of the subject means
   * "not named" or "unknown", no person "nobody".
   */
  private static final String ASSIGNED_OF =
      """
      with asked as (
        select q.ref, q.project_id, p.id as known_project, p.name as project_name,
          p.responsible_leader, coalesce(q.investor_id, p.investor_id) as investor_id,
          q.department_id
        from ({questions}) q left join project p on p.id = q.project_id
      ), who as (
        select a.*, i.id as known_investor, i.name as investor_name, c.id as chamber_id,
          c.name as chamber_name, d.id as known_department, d.name as department_name
        from asked a
        left join investor i on i.id = a.investor_id
        left join chamber c on c.id = i.chamber_id
        left join department d on d.id = a.department_id
      )
      select {ref}1 as step, 'PROJECT_LEADER' as hop, 'project' as key, w.project_id is not null as named,
        w.known_project is not null as known, w.project_name as subject, l.user_id,
        l.valid_from <= :day and coalesce(l.valid_to >= :day, true) as in_force, 0 as preference
      from who w left join leader l on l.user_id = w.responsible_leader
      union all
      select {ref}2, 'PAIRED_WITH_INVESTOR', 'investor', w.investor_id is not null,
        w.known_investor is not null, w.investor_name, g.leader_id,
        g.valid_from <= :day and coalesce(g.valid_to >= :day, true)
          and l.valid_from <= :day and coalesce(l.valid_to >= :day, true), 0
      from who w
      left join pairing g on g.investor_id = w.known_investor
      left join leader l on l.user_id = g.leader_id
      union all
      select {ref}3, 'PAIRED_WITH_CHAMBER', 'chamber', w.chamber_id is not null, w.chamber_id is not null,
        w.chamber_name, g.leader_id,
        g.valid_from <= :day and coalesce(g.valid_to >= :day, true)
          and l.valid_from <= :day and coalesce(l.valid_to >= :day, true), 0
      from who w
      left join pairing g on g.chamber_id = w.chamber_id
      left join leader l on l.user_id = g.leader_id
      union all
      select {ref}4, 'LEADER_OF_DEPARTMENT', 'department', w.department_id is not null,
        w.known_department is not null, w.department_name, o.leader_id,
        l.valid_from <= :day and coalesce(l.valid_to >= :day, true),
        case l.rank when 'LEADER' then 0 when 'DEPUTY_MAYOR' then 1 else 2 end
      from who w
      left join portfolio o on o.department_id = w.known_department
      left join leader l on l.user_id = o.leader_id
      """;

  private static final String ASSIGNED =
      ASSIGNED_OF
          .replace(
              "{questions}",
              "select 0 as ref, cast(:project as bigint) as project_id,"
                  + " cast(:investor as bigint) as investor_id,"
                  + " cast(:department as text) as department_id")
          .replace("{ref}", "");

  private static final String ASSIGNED_TO_EACH =
      "select c.*, p.name, p.email from ("
          + ASSIGNED_OF
              .replace(
                  "{questions}",
                  "select * from unnest(:refs, :projects, :investors, :departments)"
                      + " as asked (ref, project_id, investor_id, department_id)")
              .replace("{ref}", "w.ref, ")
          + ") c left join person p on p.user_id = c.user_id"
          + " order by c.ref, c.step, c.in_force desc nulls last, c.preference, c.user_id";

  private static final String DEPUTY_MAYOR =
      """
      select 1 as step, 'DEPUTY_MAYOR' as hop, 'deputyOf' as key,
        cast(:department as text) is not null as named, d.id is not null as known,
        d.name as subject, l.user_id,
        l.valid_from <= :day and coalesce(l.valid_to >= :day, true) as in_force, 0 as preference
      from (values (1)) one
      left join department d on d.id = :department
      left join portfolio o on o.department_id = d.id
        and o.leader_id in (select user_id from leader where rank = 'DEPUTY_MAYOR')
      left join leader l on l.user_id = o.leader_id
      """;

  private static final String ANY_OF_RANK =
      """
      select %d as step, '%s' as hop, '%s' as key, true as named, true as known,
        cast(null as text) as subject, l.user_id,
        l.valid_from <= :day and coalesce(l.valid_to >= :day, true) as in_force, 0 as preference
      from (values (1)) one left join leader l on l.rank = '%2$s'
      """;

  private static final String SUPERVISION =
      """
      select 1 as step, 'SUPERVISION_OFFICE' as hop, 'supervision' as key, true as named,
        true as known, cast(null as text) as subject, m.user_id,
        m.valid_from <= :day and coalesce(m.valid_to >= :day, true) as in_force, m.valid_from - date '1970-01-01' as preference
      from (values (1)) one left join supervision_member m on true
      """;

  /** The later a duty began, the sooner it counts: a stand-in is entered over the roster. */
  private static final String DUTY =
      """
      select 10 as step, 'DUTY_COORDINATOR' as hop, 'duty' as key, true as named, true as known,
        cast(null as text) as subject, y.user_id, y.user_id is not null as in_force, y.place as preference
      from (values (1)) one left join (
        select d.user_id, row_number() over (order by d.from_at desc, d.id desc) as place
        from duty d join person_role r on r.user_id = d.user_id and r.role = 'COORDINATOR'
        where d.from_at <= :at and d.to_at > :at
        order by d.from_at desc, d.id desc limit 1
      ) y on true
      union all
      select 11, 'DUTY_COORDINATOR', 'anyCoordinator', true, true, cast(null as text),
        (select min(user_id) from person_role where role = 'COORDINATOR'), true, 0
      union all
      select 12, 'DUTY_COORDINATOR', 'anyAdministrator', true, true, cast(null as text),
        (select min(user_id) from person_role where role = 'ADMINISTRATOR'), true, 0
      """;

  private final JdbcClient jdbc;

  StoredLeaderChain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Found assignedLeader(
      @Nullable Long projectId,
      @Nullable Long investorId,
      @Nullable String departmentId,
      Instant at) {
    return walk(at, candidates(at, projectId, investorId, departmentId, ASSIGNED));
  }

  @Override
  public Map<Question, Found> assignedLeaders(Collection<Question> questions, Instant at) {
    var asked = List.copyOf(new LinkedHashSet<>(questions));
    if (asked.isEmpty()) {
      return Map.of();
    }
    var candidates = new ArrayList<List<Candidate>>();
    asked.forEach(each -> candidates.add(new ArrayList<>()));
    jdbc.sql(ASSIGNED_TO_EACH)
        .param("refs", IntStream.range(0, asked.size()).boxed().toArray(Integer[]::new))
        .param("projects", asked.stream().map(Question::projectId).toArray(Long[]::new))
        .param("investors", asked.stream().map(Question::investorId).toArray(Long[]::new))
        .param("departments", asked.stream().map(Question::departmentId).toArray(String[]::new))
        .param("day", at.atZone(SHANGHAI).toLocalDate())
        .query(
            row -> {
              candidates.get(row.getInt("ref")).add(candidate(row));
            });
    var onDuty = candidates(at, null, null, null);
    var away = new Absences(jdbc, at.atZone(SHANGHAI).toLocalDate());
    var found = new HashMap<Question, Found>();
    for (int i = 0; i < asked.size(); i++) {
      candidates.get(i).addAll(onDuty);
      found.put(asked.get(i), walk(away, candidates.get(i)));
    }
    return found;
  }

  @Override
  public Found deputyMayor(@Nullable String departmentId, Instant at) {
    return walk(
        at,
        candidates(
            at,
            null,
            null,
            departmentId,
            DEPUTY_MAYOR,
            ANY_OF_RANK.formatted(2, Hop.DEPUTY_MAYOR, "deputy"),
            ANY_OF_RANK.formatted(3, Hop.MAYOR, "mayor")));
  }

  @Override
  public Found mayor(Instant at) {
    return walk(
        at,
        candidates(
            at,
            null,
            null,
            null,
            ANY_OF_RANK.formatted(1, Hop.MAYOR, "mayor"),
            ANY_OF_RANK.formatted(2, Hop.DEPUTY_MAYOR, "deputy")));
  }

  @Override
  public Found supervisionOffice(Instant at) {
    return walk(at, candidates(at, null, null, null, SUPERVISION));
  }

  @Override
  public Found dutyCoordinator(Instant at) {
    return walk(at, candidates(at, null, null, null));
  }

  @Override
  public List<Person> on(LocalDate day) {
    return jdbc.sql(
            """
            select p.user_id, p.name, p.email from leader l join person p on p.user_id = l.user_id
            where l.valid_from <= :day and coalesce(l.valid_to >= :day, true)
            order by case l.rank when 'MAYOR' then 0 when 'DEPUTY_MAYOR' then 1 else 2 end,
              p.name, p.user_id
            """)
        .param("day", day)
        .query(
            (row, number) ->
                new Person(row.getString("user_id"), row.getString("name"), row.getString("email")))
        .list();
  }

  @Override
  public List<Project> projectsOf(String leader) {
    return jdbc.sql(
            """
            select id, name, amount_yuan, area, major, investor_id from project
            where responsible_leader = :leader order by name, id
            """)
        .param("leader", leader)
        .query(
            (row, number) ->
                new Project(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getLong("amount_yuan"),
                    row.getString("area"),
                    row.getBoolean("major"),
                    row.getObject("investor_id", Long.class),
                    leader))
        .list();
  }

  private List<Candidate> candidates(
      Instant at,
      @Nullable Long projectId,
      @Nullable Long investorId,
      @Nullable String departmentId,
      String... questions) {
    var asked = new ArrayList<>(List.of(questions));
    asked.add(DUTY);
    return jdbc.sql(
            "select q.*, p.name, p.email from ("
                + String.join(" union all ", asked)
                + ") q left join person p on p.user_id = q.user_id"
                + " order by q.step, q.in_force desc nulls last, q.preference, q.user_id")
        .param("project", projectId)
        .param("investor", investorId)
        .param("department", departmentId)
        .param("day", at.atZone(SHANGHAI).toLocalDate())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, number) -> candidate(row))
        .list();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    var userId = row.getString("user_id");
    return new Candidate(
        row.getInt("step"),
        Hop.valueOf(row.getString("hop")),
        row.getString("key"),
        reason(row, userId),
        row.getString("subject"),
        userId == null ? null : new Person(userId, row.getString("name"), row.getString("email")));
  }

  private static Reason reason(ResultSet row, @Nullable String userId) throws SQLException {
    if (!row.getBoolean("named")) {
      return Reason.NONE;
    }
    if (!row.getBoolean("known")) {
      return Reason.UNKNOWN;
    }
    if (userId == null) {
      return Reason.NOBODY;
    }
    return row.getBoolean("in_force") ? Reason.FOUND : Reason.EXPIRED;
  }

  /**
   * The first candidate of a hop speaks for the hop: those in force come first. Where he is away,
   * who stands in for him speaks; where nobody does, the next candidate of the hop may.
   */
  private Found walk(Instant at, List<Candidate> candidates) {
    return walk(new Absences(jdbc, at.atZone(SHANGHAI).toLocalDate()), candidates);
  }

  private static Found walk(Absences away, List<Candidate> candidates) {
    var steps = new ArrayList<Step>();
    var spoken = 0;
    for (var candidate : candidates) {
      if (candidate.step() == spoken) {
        continue;
      }
      var person = candidate.person();
      var inOffice = candidate.reason() == Reason.FOUND && person != null;
      var absences = new ArrayList<Step>();
      var present =
          person != null && inOffice ? away.whoIsThere(candidate.hop(), person, absences) : null;
      steps.add(
          new Step(
              candidate.hop(),
              present != null && absences.isEmpty() ? present.userId() : null,
              "directory.chain."
                  + candidate.key()
                  + "."
                  + candidate.reason().name().toLowerCase(ROOT),
              arguments(candidate.subject(), person)));
      steps.addAll(absences);
      if (present != null) {
        return new Found(
            present, candidate.hop(), candidate.hop() == Hop.DUTY_COORDINATOR, List.copyOf(steps));
      }
      if (absences.isEmpty()) {
        spoken = candidate.step();
      }
    }
    throw new IllegalStateException(
        "the directory has neither a coordinator nor an administrator, so nobody can be called");
  }

  private static List<String> arguments(@Nullable String subject, @Nullable Person person) {
    var arguments = new ArrayList<String>();
    if (subject != null) {
      arguments.add(subject);
    }
    if (person != null) {
      arguments.add(person.name());
    }
    return List.copyOf(arguments);
  }
}
