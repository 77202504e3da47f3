package org.investordesk.escalation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Instruction;
import org.investordesk.escalation.domain.Instructions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code instruction}. */
@Repository
class StoredInstructions implements Instructions {

  private final JdbcClient jdbc;

  StoredInstructions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(
      IssueNumber issue,
      String text,
      String department,
      LocalDate until,
      String givenBy,
      Instant at) {
    jdbc.sql(
            """
            insert into instruction (issue, text, department, until, given_by, at)
            values (:issue, :text, :department, :until, :givenBy, :at)
            """)
        .param("issue", issue.value())
        .param("text", text)
        .param("department", department)
        .param("until", until)
        .param("givenBy", givenBy)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public Optional<Instruction> find(long id) {
    return jdbc.sql("select * from instruction where id = :id")
        .param("id", id)
        .query((row, n) -> instruction(row))
        .optional();
  }

  @Override
  public List<Instruction> of(IssueNumber issue) {
    return jdbc.sql("select * from instruction where issue = :issue order by id")
        .param("issue", issue.value())
        .query((row, n) -> instruction(row))
        .list();
  }

  @Override
  public boolean done(long id, String by, Instant at) {
    return jdbc.sql(
                """
                update instruction set done_at = :at, done_by = :by
                where id = :id and done_at is null
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("id", id)
            .update()
        == 1;
  }

  private static Instruction instruction(ResultSet row) throws SQLException {
    var done = row.getObject("done_at", OffsetDateTime.class);
    return new Instruction(
        row.getLong("id"),
        new IssueNumber(row.getString("issue")),
        row.getString("text"),
        row.getString("department"),
        row.getObject("until", LocalDate.class),
        row.getString("given_by"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        done == null ? null : done.toInstant(),
        row.getString("done_by"));
  }
}
