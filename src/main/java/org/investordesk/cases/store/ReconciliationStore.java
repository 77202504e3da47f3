package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.Reconciliation.Reported;
import org.investordesk.cases.Reconciliation.Run;
import org.investordesk.cases.domain.EngineDates.Difference;
import org.investordesk.cases.domain.EngineDates.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reports of the reconciliation, and the issues it goes through. */
@Repository
public class ReconciliationStore {

  private static final List<String> OPEN =
      Arrays.stream(IssueState.values()).filter(IssueState::isOpen).map(Enum::name).toList();

  private final JdbcClient jdbc;

  ReconciliationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param night of a nightly run, of which there is one a night on all nodes; else null
   * @param interruptedBefore a run that began before and has not ended is taken for interrupted
   * @return empty while another one runs, or where that of the night has run
   */
  public Optional<Long> start(
      Instant at, String by, @Nullable LocalDate night, Instant interruptedBefore) {
    return jdbc.sql(
            """
            insert into reconciliation (started_at, started_by, night)
            select ?::timestamptz, ?, ?::date
            where not exists (
              select from reconciliation where finished_at is null and started_at >= ?)
            on conflict (night) do nothing returning id
            """)
        .params(Arrays.asList(sql(at), by, night, sql(interruptedBefore)))
        .query(Long.class)
        .optional();
  }

  public void checked(long run, int checked) {
    jdbc.sql("update reconciliation set checked = ? where id = ?").params(checked, run).update();
  }

  public void finish(long run, int checked, Instant at) {
    jdbc.sql("update reconciliation set checked = ?, finished_at = ? where id = ?")
        .params(checked, sql(at), run)
        .update();
  }

  public void report(long run, Difference difference, boolean repaired) {
    jdbc.sql(
            """
            insert into reconciliation_difference (run, issue, kind, element, expected, found,
              repaired)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                run,
                difference.issue().value(),
                difference.kind().name(),
                difference.element(),
                sqlOrNull(difference.expected()),
                sqlOrNull(difference.found()),
                repaired))
        .update();
  }

  /** Open issues after a number, in order; an empty text is before the first. */
  public List<IssueNumber> open(String after, int limit) {
    return jdbc.sql(
            """
            select number from issue where state in (:open) and number > :after
            order by number limit :limit
            """)
        .param("open", OPEN)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> new IssueNumber(row.getString(1)))
        .list();
  }

  public List<Run> latest(int count) {
    return jdbc.sql(
            """
            select r.*, count(d.id) as differences, count(d.id) filter (where d.repaired) as repaired
            from reconciliation r left join reconciliation_difference d on d.run = r.id
            group by r.id order by r.id desc limit ?
            """)
        .param(count)
        .query(
            (row, n) ->
                new Run(
                    row.getLong("id"),
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    row.getString("started_by"),
                    instantOrNull(row, "finished_at"),
                    row.getInt("checked"),
                    row.getInt("differences"),
                    row.getInt("repaired")))
        .list();
  }

  public List<Reported> differences(long run, int count) {
    return jdbc.sql("select * from reconciliation_difference where run = ? order by id limit ?")
        .params(run, count)
        .query(
            (row, n) ->
                new Reported(
                    new Difference(
                        new IssueNumber(row.getString("issue")),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("element"),
                        instantOrNull(row, "expected"),
                        instantOrNull(row, "found")),
                    row.getBoolean("repaired")))
        .list();
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime sqlOrNull(@Nullable Instant at) {
    return at == null ? null : sql(at);
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
