package org.investordesk.satisfaction.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.satisfaction.Satisfaction.Answer;
import org.investordesk.satisfaction.Satisfaction.Figures;
import org.investordesk.satisfaction.Survey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Surveys in their table; one row a closing. */
@Repository
public class SurveyStore {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  SurveyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(IssueNumber issue, String department, boolean confirmed, Instant closedAt) {
    jdbc.sql(
            """
            insert into survey (issue, department, confirmed, closed_at, state)
            values (?, ?, ?, ?, 'OPEN')
            """)
        .params(issue.value(), department, confirmed, stamp(closedAt))
        .update();
  }

  /** The last one, locked until the transaction ends. */
  public Optional<Survey> lock(IssueNumber issue) {
    return one("select * from survey where issue = ? order by id desc limit 1 for update", issue);
  }

  public Optional<Survey> find(IssueNumber issue) {
    return one("select * from survey where issue = ? order by id desc limit 1", issue);
  }

  private Optional<Survey> one(String sql, IssueNumber issue) {
    return jdbc.sql(sql).param(issue.value()).query(SurveyStore::survey).optional();
  }

  /** Open ones that nobody looks after yet, oldest first. */
  public List<IssueNumber> unattended(int most) {
    return jdbc.sql(
            """
            select issue from survey where state = 'OPEN' and process_instance is null
            order by id limit ?
            """)
        .param(most)
        .query((row, number) -> new IssueNumber(row.getString("issue")))
        .list();
  }

  public Optional<String> instanceOf(long id) {
    return jdbc.sql(
            "select process_instance from survey where id = ? and process_instance is not null")
        .param(id)
        .query(String.class)
        .optional();
  }

  public void attended(long id, String instance) {
    jdbc.sql("update survey set process_instance = ? where id = ?").params(instance, id).update();
  }

  public void reminded(long id) {
    jdbc.sql("update survey set reminders = reminders + 1 where id = ?").param(id).update();
  }

  public void answered(long id, Answer answer, String by, Instant at) {
    jdbc.sql(
            """
            update survey set state = 'ANSWERED', rating = ?, solved = ?, comment = ?,
              answered_by = ?, answered_at = ? where id = ?
            """)
        .param(answer.rating())
        .param(answer.solved())
        .param(answer.comment())
        .param(by)
        .param(stamp(at))
        .param(id)
        .update();
  }

  public void ended(long id, Survey.State state) {
    jdbc.sql("update survey set state = ? where id = ?").params(state.name(), id).update();
  }

  /** Of closings in a stretch of time, the end excluded. */
  public List<Figures> figures(Instant from, Instant until, @Nullable String department) {
    return jdbc.sql(
            """
            select department, count(*) as closed, count(*) filter (where confirmed) as confirmed,
              count(rating) as answered,
              count(*) filter (where rating >= %d and solved) as satisfied,
              coalesce(avg(rating), 0) as average
            from survey
            where closed_at >= :from and closed_at < :until
              and department = coalesce(cast(:department as text), department)
            group by department order by department
            """
                .formatted(Survey.SATISFIED))
        .param("from", stamp(from))
        .param("until", stamp(until))
        .param("department", department)
        .query(
            (row, number) ->
                new Figures(
                    row.getString("department"),
                    row.getInt("closed"),
                    row.getInt("confirmed"),
                    row.getInt("answered"),
                    row.getInt("satisfied"),
                    row.getDouble("average")))
        .list();
  }

  /** Answered, of closings in a stretch of time, the end excluded; the last first. */
  public List<Survey> answers(Instant from, Instant until, @Nullable String department) {
    return jdbc.sql(
            """
            select * from survey
            where state = 'ANSWERED' and closed_at >= :from and closed_at < :until
              and department = coalesce(cast(:department as text), department)
            order by answered_at desc limit :most
            """)
        .param("from", stamp(from))
        .param("until", stamp(until))
        .param("department", department)
        .param("most", MOST)
        .query(SurveyStore::survey)
        .list();
  }

  private static Survey survey(ResultSet row, int number) throws SQLException {
    var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
    return new Survey(
        row.getLong("id"),
        new IssueNumber(row.getString("issue")),
        row.getString("department"),
        row.getBoolean("confirmed"),
        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
        Survey.State.valueOf(row.getString("state")),
        row.getInt("reminders"),
        row.getObject("rating", Integer.class),
        row.getObject("solved", Boolean.class),
        row.getString("comment"),
        answeredAt == null ? null : answeredAt.toInstant(),
        row.getString("answered_by"));
  }

  private static OffsetDateTime stamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
