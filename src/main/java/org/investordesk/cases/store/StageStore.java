package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.sla.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stages of issues; a row is written when one begins and once more when it ends. */
@Repository
public class StageStore {

  /** The outcome of a stage that ended without a result. */
  public static final String ABANDONED = "ABANDONED";

  /**
   * A stage as it is kept.
   *
   * @param room whose words name it: the type of the issue may change later
   * @param due limit at its end; null while it runs
   */
  public record Row(
      long id,
      String name,
      int run,
      String room,
      PolicyKey policy,
      Holder holder,
      String department,
      Instant begunAt,
      @Nullable Instant due,
      @Nullable Instant doneAt,
      @Nullable LocalDate on,
      @Nullable String outcome,
      @Nullable String text) {}

  private final JdbcClient jdbc;

  StageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A stage done before is another run. */
  public void begin(
      IssueNumber issue,
      String name,
      String room,
      PolicyKey policy,
      Holder holder,
      String department,
      Instant at) {
    jdbc.sql(
            """
            insert into stage (issue, name, run, room, policy_type, policy_variant, holder,
              department, begun_at)
            select ?, ?, 1 + count(*), ?, ?, ?, ?, ?, ? from stage where issue = ? and name = ?
            """)
        .params(issue.value(), name, room, policy.type())
        .param(policy.variant())
        .params(holder.name(), department, at.atOffset(ZoneOffset.UTC), issue.value(), name)
        .update();
  }

  public void handOver(long id, Holder holder) {
    jdbc.sql("update stage set holder = ? where id = ?").params(holder.name(), id).update();
  }

  public void end(
      long id,
      Instant at,
      @Nullable Instant due,
      String outcome,
      @Nullable LocalDate on,
      @Nullable String text,
      Collection<UUID> evidence) {
    jdbc.sql(
            """
            update stage set done_at = ?, due_at = ?, outcome = ?, done_on = ?, body = ?,
              evidence = ? where id = ?
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(due == null ? null : due.atOffset(ZoneOffset.UTC))
        .param(outcome)
        .param(on)
        .param(text)
        .param(evidence.toArray(UUID[]::new))
        .param(id)
        .update();
  }

  public Optional<Row> running(IssueNumber issue) {
    return jdbc.sql("select * from stage where issue = ? and done_at is null")
        .param(issue.value())
        .query((row, index) -> row(row))
        .optional();
  }

  /** The day named in the last result. */
  public Optional<LocalDate> lastDay(IssueNumber issue) {
    return jdbc.sql(
            """
            select done_on from stage where issue = ? and done_on is not null
             order by begun_at desc, id desc limit 1
            """)
        .param(issue.value())
        .query(LocalDate.class)
        .optional();
  }

  public List<Row> of(IssueNumber issue) {
    return jdbc.sql("select * from stage where issue = ? order by begun_at, id")
        .param(issue.value())
        .query((row, index) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("name"),
        row.getInt("run"),
        row.getString("room"),
        new PolicyKey(row.getString("policy_type"), row.getString("policy_variant")),
        Holder.valueOf(row.getString("holder")),
        row.getString("department"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        instant(row, "due_at"),
        instant(row, "done_at"),
        row.getObject("done_on", LocalDate.class),
        row.getString("outcome"),
        row.getString("body"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
