package org.investordesk.escalation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code supervision}. */
@Repository
class StoredSupervisions implements Supervisions {

  private final JdbcClient jdbc;

  StoredSupervisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean start(IssueNumber issue, String supervisor, Level level, Instant at) {
    var started =
        jdbc.sql(
                """
                insert into supervision (issue, supervisor, level, started_at)
                values (:issue, :supervisor, :level, :at)
                on conflict (issue, supervisor) where ended_at is null do nothing
                """)
            .param("issue", issue.value())
            .param("supervisor", supervisor)
            .param("level", level.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    if (started == 0) {
      // the names L2, L3, L4 sort as the levels do
      jdbc.sql(
              """
              update supervision set level = greatest(level, :level)
              where issue = :issue and supervisor = :supervisor and ended_at is null
              """)
          .param("level", level.name())
          .param("issue", issue.value())
          .param("supervisor", supervisor)
          .update();
    }
    return started == 1;
  }

  @Override
  public boolean end(
      IssueNumber issue, String supervisor, String by, @Nullable String word, Instant at) {
    return jdbc.sql(
                """
                update supervision set ended_at = :at, ended_by = :by, end_word = :word
                where issue = :issue and supervisor = :supervisor and ended_at is null
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("word", word)
            .param("issue", issue.value())
            .param("supervisor", supervisor)
            .update()
        == 1;
  }

  @Override
  public boolean endAll(IssueNumber issue, String by, Instant at) {
    return jdbc.sql(
            """
            with supervised as (
              update supervision set ended_at = :at, ended_by = :by
              where issue = :issue and ended_at is null
              returning 1),
            gone as (delete from open_issue where issue = :issue returning 1),
            silenced as (delete from standing_call where issue = :issue returning 1),
            directed as (
              update directive set state = 'ENDED'
              where issue = :issue and state in ('OPEN', 'ANSWERED')
              returning id),
            noted as (
              insert into directive_step (directive, kind, by, at)
              select id, 'ENDED', :by, :at from directed
              returning 1),
            appealed as (
              update appeal set ruled_at = :at, ruled_by = :by
              where issue = :issue and ruled_at is null
              returning 1)
            select exists (select from supervised) or exists (select from directed)
              or exists (select from appealed)
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("issue", issue.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<Supervision> heldBy(String supervisor) {
    return jdbc.sql(
            "select * from supervision where supervisor = :supervisor and ended_at is null order by id")
        .param("supervisor", supervisor)
        .query((row, n) -> supervision(row))
        .list();
  }

  @Override
  public List<Supervision> of(IssueNumber issue) {
    return jdbc.sql("select * from supervision where issue = :issue order by id")
        .param("issue", issue.value())
        .query((row, n) -> supervision(row))
        .list();
  }

  private static Supervision supervision(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Supervision(
        new IssueNumber(row.getString("issue")),
        row.getString("supervisor"),
        Level.valueOf(row.getString("level")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("ended_by"),
        row.getString("end_word"));
  }
}
