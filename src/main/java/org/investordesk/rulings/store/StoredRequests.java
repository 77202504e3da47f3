package org.investordesk.rulings.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Request.Ruling;
import org.investordesk.rulings.domain.Request.Wish;
import org.investordesk.rulings.domain.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code ruling_request}. */
@Repository
class StoredRequests implements Requests {

  private final JdbcClient jdbc;

  StoredRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Request> open(Request request) {
    var wish = request.wish();
    return jdbc.sql(
            """
            insert into ruling_request (kind, issue, department, asked_by, asked_at, due_at, reason,
              wished_department, wished_days, evidence, leader, pause_id, outcome)
            values (:kind, :issue, :department, :by, :at, :due, :reason,
              :wishedDepartment, :wishedDays, :evidence, :leader, :pause, 'OPEN')
            on conflict do nothing returning *
            """)
        .param("kind", request.kind().name())
        .param("issue", request.issue().value())
        .param("department", request.department())
        .param("by", request.askedBy())
        .param("at", at(request.askedAt()))
        .param("due", at(request.dueAt()))
        .param("reason", request.reason())
        .param("wishedDepartment", wish.department())
        .param("wishedDays", wish.days())
        .param("evidence", wish.evidence())
        .param("leader", wish.leader())
        .param("pause", wish.pause())
        .query((row, n) -> request(row))
        .optional();
  }

  @Override
  public Optional<Request> find(long id) {
    return jdbc.sql("select * from ruling_request where id = ?")
        .param(id)
        .query((row, n) -> request(row))
        .optional();
  }

  @Override
  public List<Request> of(IssueNumber issue) {
    return jdbc.sql("select * from ruling_request where issue = ? order by id")
        .param(issue.value())
        .query((row, n) -> request(row))
        .list();
  }

  @Override
  public List<Request> openOf(Collection<IssueNumber> issues) {
    return jdbc.sql(
            "select * from ruling_request where issue = any (?) and outcome = 'OPEN' order by id")
        .param(issues.stream().map(IssueNumber::value).toArray(String[]::new))
        .query((row, n) -> request(row))
        .list();
  }

  @Override
  public boolean decide(long id, Outcome outcome, Ruling ruling) {
    return jdbc.sql(
                """
                update ruling_request set outcome = :outcome, ruled_by = :by, ruled_at = :at,
                  ruling = :text, ruled_department = :department, ruled_days = :days,
                  new_due_at = :newDue
                where id = :id and outcome = 'OPEN'
                """)
            .param("outcome", outcome.name())
            .param("by", ruling.by())
            .param("at", at(ruling.at()))
            .param("text", ruling.text())
            .param("department", ruling.department())
            .param("days", ruling.days())
            .param("newDue", ruling.newDue() == null ? null : at(ruling.newDue()))
            .param("id", id)
            .update()
        == 1;
  }

  @Override
  public void move(long id, Instant dueAt) {
    jdbc.sql("update ruling_request set due_at = ? where id = ?")
        .param(at(dueAt))
        .param(id)
        .update();
  }

  @Override
  public boolean overdue(long id, Instant at) {
    return jdbc.sql(
                """
                update ruling_request set overdue_at = ?
                where id = ? and outcome = 'OPEN' and overdue_at is null
                """)
            .param(at(at))
            .param(id)
            .update()
        == 1;
  }

  private static Request request(ResultSet row) throws SQLException {
    var outcome = Outcome.valueOf(row.getString("outcome"));
    return new Request(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        new IssueNumber(row.getString("issue")),
        row.getString("department"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        new Wish(
            row.getString("wished_department"),
            row.getObject("wished_days", Integer.class),
            row.getObject("evidence", UUID.class),
            row.getString("leader"),
            row.getObject("pause_id", Long.class)),
        outcome,
        instant(row, "overdue_at"),
        outcome == Outcome.OPEN
            ? null
            : new Ruling(
                row.getString("ruled_by"),
                row.getObject("ruled_at", OffsetDateTime.class).toInstant(),
                row.getString("ruling"),
                row.getString("ruled_department"),
                row.getObject("ruled_days", Integer.class),
                instant(row, "new_due_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
