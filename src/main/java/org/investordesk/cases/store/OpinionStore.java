package org.investordesk.cases.store;

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
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions to other departments and what they said. */
@Repository
public class OpinionStore {

  /**
   * A question with its answer, as they are kept.
   *
   * @param due limit at its end; null while it is only asked
   * @param closed the round is over: nothing is taken any more
   */
  public record Row(
      long id,
      IssueNumber issue,
      Purpose purpose,
      int round,
      String department,
      String question,
      State state,
      Instant askedAt,
      @Nullable Instant due,
      @Nullable Verdict verdict,
      @Nullable String text,
      List<String> items,
      @Nullable String givenBy,
      @Nullable Instant givenAt,
      boolean closed) {

    /** Whether its department may still answer. */
    public boolean isOpen() {
      return !closed && (state == State.ASKED || state == State.ABSENT);
    }
  }

  private final JdbcClient jdbc;

  OpinionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of the next round of a purpose. */
  public int nextRound(IssueNumber issue, Purpose purpose) {
    return jdbc.sql(
            "select 1 + coalesce(max(round), 0) from opinion where issue = ? and purpose = ?")
        .params(issue.value(), purpose.name())
        .query(Integer.class)
        .single();
  }

  public long ask(
      IssueNumber issue,
      Purpose purpose,
      int round,
      String department,
      String question,
      String askedBy,
      Instant at) {
    return jdbc.sql(
            """
            insert into opinion (issue, purpose, round, department, question, state, asked_by,
              asked_at) values (?, ?, ?, ?, ?, 'ASKED', ?, ?) returning id
            """)
        .params(issue.value(), purpose.name(), round, department, question, askedBy)
        .param(at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  public void give(
      long id,
      Verdict verdict,
      String text,
      Collection<String> items,
      Collection<UUID> evidence,
      String by,
      @Nullable Instant due,
      Instant at) {
    jdbc.sql(
            """
            update opinion set state = 'GIVEN', verdict = ?, body = ?, items = ?, evidence = ?,
              given_by = ?, given_at = ?, due_at = ? where id = ?
            """)
        .params(verdict.name(), text, items.toArray(String[]::new))
        .params(evidence.toArray(UUID[]::new), by, at.atOffset(ZoneOffset.UTC))
        .param(due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param(id)
        .update();
  }

  public void miss(long id, Instant due) {
    jdbc.sql("update opinion set state = 'ABSENT', due_at = ? where id = ?")
        .params(due.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /** What was only asked is recalled; the rest stays what it is and takes nothing more. */
  public void close(long id, @Nullable Instant due, Instant at) {
    jdbc.sql(
            """
            update opinion set closed_at = ?, due_at = coalesce(due_at, ?),
              state = case state when 'ASKED' then 'RECALLED' else state end
             where id = ?
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param(id)
        .update();
  }

  public Optional<Row> find(long id) {
    return jdbc.sql("select * from opinion where id = ?")
        .param(id)
        .query((row, index) -> row(row))
        .optional();
  }

  /** Oldest first. */
  public List<Row> of(IssueNumber issue) {
    return jdbc.sql("select * from opinion where issue = ? order by id")
        .param(issue.value())
        .query((row, index) -> row(row))
        .list();
  }

  /** Whether one of these departments is or was asked. */
  public boolean wasAsked(IssueNumber issue, Collection<String> departments) {
    return jdbc.sql(
            "select exists (select 1 from opinion where issue = ? and department = any (?))")
        .params(issue.value(), departments.toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  private static Row row(ResultSet row) throws SQLException {
    var verdict = row.getString("verdict");
    return new Row(
        row.getLong("id"),
        new IssueNumber(row.getString("issue")),
        Purpose.valueOf(row.getString("purpose")),
        row.getInt("round"),
        row.getString("department"),
        row.getString("question"),
        State.valueOf(row.getString("state")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        instant(row, "due_at"),
        verdict == null ? null : Verdict.valueOf(verdict),
        row.getString("body"),
        List.of((String[]) row.getArray("items").getArray()),
        row.getString("given_by"),
        instant(row, "given_at"),
        row.getObject("closed_at") != null);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
