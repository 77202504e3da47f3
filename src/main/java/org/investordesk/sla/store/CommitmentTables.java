package org.investordesk.sla.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.investordesk.sla.Commitments.Commitment;
import org.investordesk.sla.Commitments.Promise;
import org.investordesk.sla.Commitments.Rate;
import org.investordesk.sla.Commitments.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promises to investors; a subject has one open at most. */
@Repository
public class CommitmentTables {

  private final JdbcClient jdbc;

  CommitmentTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(String subject, Promise promise, Instant due) {
    jdbc.sql(
            """
            insert into commitments (subject, made_by, department, words, made_at, due_at, state)
            values (?, ?, ?, ?, ?, ?, 'OPEN')
            """)
        .params(
            Arrays.asList(
                subject,
                promise.madeBy(),
                promise.department(),
                promise.words(),
                sql(promise.at()),
                sql(due)))
        .update();
  }

  /** Settles the open promise, if there is one. */
  public Optional<Commitment> settle(String subject, State state, Instant at) {
    return jdbc.sql(
            """
            update commitments set state = ?, settled_at = ? where subject = ? and state = 'OPEN'
            returning *
            """)
        .params(state.name(), sql(at), subject)
        .query(CommitmentTables::commitment)
        .optional();
  }

  public List<Commitment> of(String subject) {
    return jdbc.sql("select * from commitments where subject = ? order by id")
        .param(subject)
        .query(CommitmentTables::commitment)
        .list();
  }

  /**
   * @param until excluded
   */
  public List<Rate> rates(Instant from, Instant until) {
    return jdbc.sql(
            """
            select department,
              count(*) filter (where state = 'KEPT') as kept,
              count(*) filter (where state = 'BROKEN') as broken,
              count(*) filter (where state = 'RENEWED') as renewed,
              count(*) filter (where state = 'RELEASED') as released,
              count(*) filter (where state = 'OPEN') as open
            from commitments where due_at >= ? and due_at < ?
            group by department order by department nulls last
            """)
        .params(sql(from), sql(until))
        .query(
            (row, n) ->
                new Rate(
                    row.getString("department"),
                    row.getInt("kept"),
                    row.getInt("broken"),
                    row.getInt("renewed"),
                    row.getInt("released"),
                    row.getInt("open")))
        .list();
  }

  private static Commitment commitment(ResultSet row, int n) throws SQLException {
    var settled = row.getObject("settled_at", OffsetDateTime.class);
    return new Commitment(
        row.getLong("id"),
        row.getString("subject"),
        row.getString("made_by"),
        row.getString("department"),
        row.getString("words"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        State.valueOf(row.getString("state")),
        settled == null ? null : settled.toInstant());
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
