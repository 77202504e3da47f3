package org.investordesk.escalation.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.StandingCalls;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code standing_call} and {@code call_repeat}. */
@Repository
class StoredStandingCalls implements StandingCalls {

  private final JdbcClient jdbc;

  StoredStandingCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void stand(
      IssueNumber issue,
      String responsible,
      long escalation,
      Level level,
      int every,
      Instant next) {
    jdbc.sql(
            """
            insert into standing_call as past (issue, responsible, escalation, rung, every, next_at)
            values (:issue, :responsible, :escalation, :rung, :every, :next)
            on conflict (issue, responsible) do update
            set escalation = excluded.escalation, rung = excluded.rung, every = excluded.every,
              repeats = 0, next_at = excluded.next_at
            where past.rung <= excluded.rung
            """)
        .param("issue", issue.value())
        .param("responsible", responsible)
        .param("escalation", escalation)
        .param("rung", level.ordinal())
        .param("every", every)
        .param("next", stamp(next))
        .update();
  }

  @Override
  public Optional<Standing> due(Instant now) {
    return jdbc.sql(
            """
            select * from standing_call where next_at <= :now
            order by next_at, issue, responsible
            limit 1 for update skip locked
            """)
        .param("now", stamp(now))
        .query(
            (row, n) ->
                new Standing(
                    new IssueNumber(row.getString("issue")),
                    row.getString("responsible"),
                    row.getLong("escalation"),
                    row.getInt("every"),
                    row.getInt("repeats")))
        .optional();
  }

  @Override
  public void repeated(Standing call, Instant at, Instant next) {
    jdbc.sql("insert into call_repeat (escalation, number, at) values (?, ?, ?)")
        .params(call.escalation(), call.repeats() + 1, stamp(at))
        .update();
    set(call, call.repeats() + 1, next);
  }

  @Override
  public void postpone(Standing call, Instant next) {
    set(call, call.repeats(), next);
  }

  private void set(Standing call, int repeats, Instant next) {
    jdbc.sql(
            """
            update standing_call set repeats = :repeats, next_at = :next
            where issue = :issue and responsible = :responsible
            """)
        .param("repeats", repeats)
        .param("next", stamp(next))
        .param("issue", call.issue().value())
        .param("responsible", call.responsible())
        .update();
  }

  @Override
  public void end(Standing call) {
    jdbc.sql("delete from standing_call where issue = :issue and responsible = :responsible")
        .param("issue", call.issue().value())
        .param("responsible", call.responsible())
        .update();
  }

  @Override
  public Optional<Instant> next() {
    return jdbc.sql("select next_at from standing_call order by next_at limit 1")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public List<Repeat> repeatsOf(IssueNumber issue) {
    return jdbc.sql(
            """
            select r.escalation, r.number, r.at
            from call_repeat r join escalation e on e.id = r.escalation
            where e.issue = :issue order by r.at, r.escalation
            """)
        .param("issue", issue.value())
        .query(
            (row, n) ->
                new Repeat(
                    row.getLong("escalation"),
                    row.getInt("number"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static OffsetDateTime stamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
