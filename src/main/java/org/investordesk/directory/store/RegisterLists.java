package org.investordesk.directory.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.investordesk.directory.DirectoryEditor.ChamberEntry;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.Level;
import org.investordesk.directory.DirectoryEditor.PairingEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.store.Listing.Row;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the pages of the registers read: lists by the page, entries as they were written. */
@Repository
public class RegisterLists {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final JdbcClient jdbc;
  private final Clock clock;

  RegisterLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A leader whose pairings on this day are not one chamber and at most ten investors. */
  public record Load(String leader, long chambers, long investors) {}

  /** Key and name of something to choose. */
  public record Choice(String key, String name) {}

  // -- lists

  /** Name, e-mail, phone, enterprise, chamber. */
  public Listing investors(String text, int page) {
    return page(
        "i.id, i.name, i.email, i.phone, e.name, c.name",
        """
        investor i left join enterprise e on e.id = i.enterprise_id
        left join chamber c on c.id = i.chamber_id
        """,
        "concat_ws(' ', i.name, i.email, i.phone, e.name, c.name)",
        "i.name, i.id",
        text,
        page);
  }

  /** Name, level, host city, leader paired today. */
  public Listing chambers(String text, int page) {
    return page(
        """
        c.id, c.name, c.level, c.host_city, (select string_agg(p.name, '、' order by p.name)
          from pairing g join person p on p.user_id = g.leader_id where g.chamber_id = c.id
          and g.valid_from <= :today and coalesce(g.valid_to >= :today, true))
        """,
        "chamber c",
        "concat_ws(' ', c.name, c.host_city)",
        "c.level, c.name",
        text,
        page);
  }

  /** Name, amount, area, stage, major, investor, responsible leader. */
  public Listing projects(String text, int page) {
    return page(
        "j.id, j.name, j.amount_yuan, j.area, j.stage, j.major, i.name, p.name",
        """
        project j left join investor i on i.id = j.investor_id
        left join person p on p.user_id = j.responsible_leader
        """,
        "concat_ws(' ', j.name, j.area, j.sector, j.source_region, i.name, p.name)",
        "j.name, j.id",
        text,
        page);
  }

  /** Id, name, English name, head, handlers, mailbox, in use. */
  public Listing departments(String text, int page) {
    return page(
        """
        d.id, d.id, d.name, d.name_en,
        (select p.name from department_member m join person p on p.user_id = m.user_id
          where m.department_id = d.id and m.role = 'HEAD'),
        (select string_agg(p.name, '、' order by p.name) from department_member m
          join person p on p.user_id = m.user_id
          where m.department_id = d.id and m.role = 'HANDLER'),
        d.mailbox, d.active
        """,
        "department d",
        "concat_ws(' ', d.id, d.name, d.name_en, d.mailbox)",
        "d.active desc, d.id",
        text,
        page);
  }

  /** Name, rank, portfolio, first and last day. */
  public Listing leaders(String text, int page) {
    return page(
        """
        l.user_id, p.name, l.rank, (select string_agg(d.name, '、' order by d.id) from portfolio o
          join department d on d.id = o.department_id where o.leader_id = l.user_id),
        l.valid_from, l.valid_to
        """,
        "leader l join person p on p.user_id = l.user_id",
        "concat_ws(' ', l.user_id, p.name)",
        "case l.rank when 'MAYOR' then 0 when 'DEPUTY_MAYOR' then 1 else 2 end, p.name, l.user_id",
        text,
        page);
  }

  /** Name, first and last day. */
  public Listing supervision(String text, int page) {
    return page(
        "m.user_id, p.name, m.valid_from, m.valid_to",
        "supervision_member m join person p on p.user_id = m.user_id",
        "concat_ws(' ', m.user_id, p.name)",
        "m.valid_from, m.user_id",
        text,
        page);
  }

  /** Name, from, to; the latest first. */
  public Listing duties(String text, int page) {
    return page(
        "y.id, p.name, y.from_at, y.to_at",
        "duty y join person p on p.user_id = y.user_id",
        "concat_ws(' ', y.user_id, p.name)",
        "y.from_at desc, y.id desc",
        text,
        page);
  }

  /** Leader, stand-in, first and last day; the latest first. */
  public Listing leave(String text, int page) {
    return page(
        "a.id, p.name, s.name, a.first_day, a.last_day",
        """
        leader_leave a join person p on p.user_id = a.leader_id
        left join person s on s.user_id = a.substitute_id
        """,
        "concat_ws(' ', a.leader_id, p.name, a.substitute_id, s.name)",
        "a.first_day desc, a.id desc",
        text,
        page);
  }

  /** Leader, chamber, investor, first and last day. */
  public Listing pairings(String text, int page) {
    return page(
        "g.id, p.name, c.name, i.name, g.valid_from, g.valid_to",
        """
        pairing g join person p on p.user_id = g.leader_id
        left join chamber c on c.id = g.chamber_id left join investor i on i.id = g.investor_id
        """,
        "concat_ws(' ', g.leader_id, p.name, c.name, i.name)",
        "p.name, g.leader_id, c.name nulls last, i.name, g.id",
        text,
        page);
  }

  /** Sign-in name, name, e-mail, roles by comma, departments. */
  public Listing people(String text, int page) {
    return page(
        """
        p.user_id, p.user_id, p.name, p.email,
        (select string_agg(role, ',' order by role) from (
          select role from person_role r where r.user_id = p.user_id
          union select case m.role when 'HEAD' then 'DEPARTMENT_HEAD' else 'CLERK' end
          from department_member m where m.user_id = p.user_id) roles),
        (select string_agg(d.name, '、' order by d.id) from department d where d.id in (
          select department_id from department_member m where m.user_id = p.user_id))
        """,
        "person p",
        "concat_ws(' ', p.user_id, p.name, p.email)",
        "p.user_id",
        text,
        page);
  }

  private Listing page(
      String columns, String from, String searched, String order, String text, int page) {
    var where = " where " + searched + " ilike :like ";
    var total =
        jdbc.sql("select count(*) from " + from + where)
            .param("like", SearchText.like(text))
            .query(Long.class)
            .single();
    var rows =
        jdbc.sql(
                "select %s from %s %s order by %s limit :limit offset :offset"
                    .formatted(columns, from, where, order))
            .param("like", SearchText.like(text))
            .param("today", today())
            .param("limit", Listing.PAGE)
            .param("offset", Math.max(0, page - 1) * (long) Listing.PAGE)
            .query((row, number) -> row(row))
            .list();
    return new Listing(rows, total);
  }

  private static Row row(ResultSet row) throws SQLException {
    var cells = new ArrayList<@Nullable Object>();
    for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
      var cell = row.getObject(column);
      if (cell instanceof Timestamp instant) {
        cells.add(instant.toInstant());
      } else if (cell instanceof Date) {
        cells.add(row.getObject(column, LocalDate.class));
      } else {
        cells.add(cell);
      }
    }
    return new Row(row.getString(1), cells);
  }

  // -- entries, as the forms show them

  public Optional<InvestorEntry> investor(long id) {
    return jdbc.sql(
            """
            select i.name, i.email, i.phone, i.language, e.name as enterprise, i.chamber_id
            from investor i left join enterprise e on e.id = i.enterprise_id where i.id = ?
            """)
        .param(id)
        .query(InvestorEntry.class)
        .optional();
  }

  public Optional<ChamberEntry> chamber(long id) {
    return jdbc.sql("select name, level, host_city from chamber where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new ChamberEntry(
                    row.getString("name"),
                    Level.valueOf(row.getString("level")),
                    row.getString("host_city")))
        .optional();
  }

  public Optional<ProjectEntry> project(long id) {
    return jdbc.sql("select * from project where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new ProjectEntry(
                    row.getString("name"),
                    row.getLong("amount_yuan"),
                    row.getString("area"),
                    row.getString("sector"),
                    row.getString("source_region"),
                    Stage.valueOf(row.getString("stage")),
                    row.getBoolean("major"),
                    row.getObject("investor_id", Long.class),
                    row.getString("responsible_leader")))
        .optional();
  }

  public Optional<LeaderEntry> leader(String userId) {
    var portfolio =
        Set.copyOf(
            jdbc.sql("select department_id from portfolio where leader_id = ?")
                .param(userId)
                .query(String.class)
                .list());
    return jdbc.sql("select rank, valid_from, valid_to from leader where user_id = ?")
        .param(userId)
        .query(
            (row, number) ->
                new LeaderEntry(
                    userId,
                    Rank.valueOf(row.getString("rank")),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    portfolio))
        .optional();
  }

  public Optional<SupervisionEntry> supervisionMember(String userId) {
    return jdbc.sql(
            "select user_id, valid_from, valid_to from supervision_member where user_id = ?")
        .param(userId)
        .query(SupervisionEntry.class)
        .optional();
  }

  public Optional<PairingEntry> pairing(long id) {
    return jdbc.sql(
            "select leader_id, chamber_id, investor_id, valid_from, valid_to from pairing where id = ?")
        .param(id)
        .query(PairingEntry.class)
        .optional();
  }

  public Optional<PersonEntry> person(String userId) {
    var roles = new HashSet<Role>();
    jdbc.sql("select role from person_role where user_id = ?")
        .param(userId)
        .query(String.class)
        .list()
        .forEach(role -> roles.add(Role.valueOf(role)));
    return jdbc.sql("select name, email from person where user_id = ?")
        .param(userId)
        .query(
            (row, number) ->
                new PersonEntry(
                    userId,
                    row.getString("name"),
                    row.getString("email"),
                    roles,
                    departmentsOf(userId, "HANDLER"),
                    departmentsOf(userId, "HEAD")))
        .optional();
  }

  private Set<String> departmentsOf(String userId, String role) {
    return Set.copyOf(
        jdbc.sql("select department_id from department_member where user_id = ? and role = ?")
            .params(userId, role)
            .query(String.class)
            .list());
  }

  // -- what forms offer to choose

  public List<Choice> everybody() {
    return choices("select user_id as key, name from person order by name, user_id");
  }

  public List<Choice> peopleWith(Role role) {
    return jdbc.sql(
            """
            select p.user_id as key, p.name from person p
            join person_role r on r.user_id = p.user_id where r.role = ? order by p.name, p.user_id
            """)
        .param(role.name())
        .query(Choice.class)
        .list();
  }

  public List<Choice> leadersToChoose() {
    return choices(
        """
        select l.user_id as key, p.name from leader l join person p on p.user_id = l.user_id
        order by p.name, l.user_id
        """);
  }

  public List<Choice> chambersToChoose() {
    return choices("select cast(id as text) as key, name from chamber order by name");
  }

  private List<Choice> choices(String sql) {
    return jdbc.sql(sql).query(Choice.class).list();
  }

  // -- gaps

  /** Leaders in office today with other than one chamber or more than ten investors. */
  public List<Load> unevenLoads() {
    return jdbc.sql(
            """
            select * from (
              select p.name as leader, count(g.chamber_id) as chambers,
                count(g.investor_id) as investors
              from leader l join person p on p.user_id = l.user_id
              left join pairing g on g.leader_id = l.user_id and g.valid_from <= :today
                and coalesce(g.valid_to >= :today, true)
              where l.valid_from <= :today and coalesce(l.valid_to >= :today, true)
              group by l.user_id, p.name) load
            where chambers <> 1 or investors > 10 order by leader
            """)
        .param("today", today())
        .query(Load.class)
        .list();
  }

  /** Names of chambers without a leader today. */
  public List<String> uncoveredChambers() {
    return jdbc.sql(
            """
            select c.name from chamber c where not exists (
              select from pairing g join leader l on l.user_id = g.leader_id
              where g.chamber_id = c.id and g.valid_from <= :today
                and coalesce(g.valid_to >= :today, true)
                and l.valid_from <= :today and coalesce(l.valid_to >= :today, true))
            order by c.name
            """)
        .param("today", today())
        .query(String.class)
        .list();
  }

  private LocalDate today() {
    return clock.instant().atZone(SHANGHAI).toLocalDate();
  }
}
