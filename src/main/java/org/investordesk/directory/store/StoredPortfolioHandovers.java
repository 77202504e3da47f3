package org.investordesk.directory.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.HandoverPart;
import org.investordesk.directory.Person;
import org.investordesk.directory.PortfolioHandedOver;
import org.investordesk.directory.PortfolioHandovers;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Moves rows from one leader to the other and keeps the list of what moved. */
@Repository
@Transactional
class StoredPortfolioHandovers implements PortfolioHandovers {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final JdbcClient jdbc;
  private final List<HandoverPart> parts;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredPortfolioHandovers(
      JdbcClient jdbc,
      List<HandoverPart> parts,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.parts = parts;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Line> preview(String from, String to) {
    check(from, to);
    return heldBy(from);
  }

  @Override
  public Handover handOver(String from, String to) {
    check(from, to);
    var lines = heldBy(from);
    var checks = new EntryChecks();
    checks.holds(!lines.isEmpty(), "from", "nothingToHandOver", person(from).name());
    checks.finish();
    var at = clock.instant();
    movePairings(from, to);
    jdbc.sql("update project set responsible_leader = :to where responsible_leader = :from")
        .param("from", from)
        .param("to", to)
        .update();
    // a department that both are in charge of stays with the successor once
    jdbc.sql(
            """
            insert into portfolio (department_id, leader_id)
            select department_id, :to from portfolio where leader_id = :from
            on conflict do nothing
            """)
        .param("from", from)
        .param("to", to)
        .update();
    jdbc.sql("delete from portfolio where leader_id = ?").param(from).update();
    parts.forEach(part -> part.handOver(from, to, at));
    var handover = keep(from, to, at, lines);
    audit.record("leader/" + from, "portfolio.handedOver", Map.of("to", to, "lines", lines.size()));
    events.publishEvent(new PortfolioHandedOver(handover));
    return handover;
  }

  /** What has not ended goes on under the successor, from today or from its later beginning. */
  private void movePairings(String from, String to) {
    var today = today();
    jdbc.sql(
            """
            insert into pairing (leader_id, chamber_id, investor_id, valid_from, valid_to)
            select :to, chamber_id, investor_id, :today, valid_to from pairing
            where leader_id = :from and valid_from < :today and coalesce(valid_to >= :today, true)
            """)
        .param("from", from)
        .param("to", to)
        .param("today", today)
        .update();
    jdbc.sql(
            """
            update pairing set valid_to = :yesterday
            where leader_id = :from and valid_from < :today and coalesce(valid_to >= :today, true)
            """)
        .param("from", from)
        .param("today", today)
        .param("yesterday", today.minusDays(1))
        .update();
    jdbc.sql("update pairing set leader_id = :to where leader_id = :from and valid_from >= :today")
        .param("from", from)
        .param("to", to)
        .param("today", today)
        .update();
  }

  private Handover keep(String from, String to, Instant at, List<Line> lines) {
    var by = users.current().id();
    var keys = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into portfolio_handover (from_leader, to_leader, handed_over_by, at)
            values (:from, :to, :by, :at)
            """)
        .param("from", from)
        .param("to", to)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update(keys, "id");
    var id = keys.getKeyAs(Long.class);
    if (id == null) {
      throw new IllegalStateException("the database gave no number");
    }
    for (int line = 0; line < lines.size(); line++) {
      jdbc.sql("insert into portfolio_handover_line (handover, line, kind, name) values (?,?,?,?)")
          .params(id, line, lines.get(line).kind(), lines.get(line).name())
          .update();
    }
    return new Handover(id, person(from), person(to), by, at, lines);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Handover> past() {
    return jdbc.sql(
            """
            select h.id, h.from_leader, h.to_leader, h.at, coalesce(p.name, h.handed_over_by) as by
            from portfolio_handover h left join person p on p.user_id = h.handed_over_by
            order by h.id desc limit 100
            """)
        .query(
            (row, number) ->
                new Handover(
                    row.getLong("id"),
                    person(row.getString("from_leader")),
                    person(row.getString("to_leader")),
                    row.getString("by"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    lines(row.getLong("id"))))
        .list();
  }

  private List<Line> lines(long handover) {
    return jdbc.sql(
            "select kind, name from portfolio_handover_line where handover = ? order by line")
        .param(handover)
        .query((row, number) -> new Line(row.getString("kind"), row.getString("name")))
        .list();
  }

  private List<Line> heldBy(String leader) {
    var lines = new ArrayList<Line>();
    lines.addAll(
        jdbc.sql(
                """
                select kind, name from (
                  select 1 as place, 'directory.handover.chamber' as kind, c.name
                  from pairing g join chamber c on c.id = g.chamber_id
                  where g.leader_id = :leader and coalesce(g.valid_to >= :today, true)
                  union all
                  select 2, 'directory.handover.investor', i.name
                  from pairing g join investor i on i.id = g.investor_id
                  where g.leader_id = :leader and coalesce(g.valid_to >= :today, true)
                  union all
                  select 3, 'directory.handover.project', name from project
                  where responsible_leader = :leader
                  union all
                  select 4, 'directory.handover.department', d.name
                  from portfolio o join department d on d.id = o.department_id
                  where o.leader_id = :leader
                ) held order by place, name
                """)
            .param("leader", leader)
            .param("today", today())
            .query((row, number) -> new Line(row.getString("kind"), row.getString("name")))
            .list());
    parts.forEach(part -> lines.addAll(part.heldBy(leader)));
    return lines;
  }

  private void check(String from, String to) {
    var checks = new EntryChecks();
    checks.holds(isLeader(from, false), "from", "unknownLeader");
    checks.holds(isLeader(to, true), "to", "successorNotInOffice");
    checks.holds(!from.equals(to), "to", "handsOverToHimself");
    checks.finish();
  }

  private boolean isLeader(String userId, boolean inOffice) {
    return jdbc.sql(
                """
            select count(*) from leader where user_id = :leader
              and (not :inOffice or (valid_from <= :today and coalesce(valid_to >= :today, true)))
            """)
            .param("leader", userId)
            .param("inOffice", inOffice)
            .param("today", today())
            .query(Integer.class)
            .single()
        > 0;
  }

  private Person person(String userId) {
    return jdbc.sql("select user_id, name, email from person where user_id = ?")
        .param(userId)
        .query(
            (row, number) ->
                new Person(row.getString("user_id"), row.getString("name"), row.getString("email")))
        .single();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
