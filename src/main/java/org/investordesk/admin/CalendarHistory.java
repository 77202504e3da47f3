package org.investordesk.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DueMoved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of the calendar and the limits each moved. */
@Repository
class CalendarHistory {

  private static final String CHANGES =
      """
      select c.id, c.at, c.changed_by, c.reason, c.year, c.origin, c.file, c.sha256, c.finished_at,
        (select count(*) from calendar_move m where m.change_id = c.id) as moved
      from calendar_change c
      """;

  private final JdbcClient jdbc;

  CalendarHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long add(ProposedYear proposed, int year, String by, String reason, Instant at) {
    return jdbc.sql(
            """
            insert into calendar_change (at, changed_by, reason, year, origin, file, sha256, content)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            sql(at),
            by,
            reason,
            year,
            proposed.origin().name(),
            proposed.file(),
            proposed.sha256(),
            proposed.content())
        .query(Long.class)
        .single();
  }

  /**
   * Notes moved limits under the change that is being counted, else under the last one: what a node
   * finds to be counted with an old calendar belongs there. Without any change they are nobody's.
   */
  void add(List<DueMoved> moved) {
    var params = new ArrayList<Object>();
    for (var one : moved) {
      Collections.addAll(params, one.subject(), one.clock().name(), one.part());
      Collections.addAll(params, sql(one.from()), sql(one.to()));
    }
    jdbc.sql(
            """
            insert into calendar_move (change_id, subject, clock, part, due_before, due_after)
            select c.id, m.* from (values %s) m (subject, clock, part, due_before, due_after)
            cross join (
              select id from calendar_change order by finished_at is null desc, id desc limit 1) c
            """
                .formatted(
                    String.join(
                        ", ",
                        Collections.nCopies(
                            moved.size(), "(?, ?, ?, ?::timestamptz, ?::timestamptz)"))))
        .params(params)
        .update();
  }

  void finish(long id, Instant at) {
    jdbc.sql("update calendar_change set finished_at = ? where id = ? and finished_at is null")
        .params(sql(at), id)
        .update();
  }

  List<CalendarChange> latest(int count) {
    return jdbc.sql(CHANGES + " order by c.id desc limit ?")
        .param(count)
        .query(CalendarHistory::change)
        .list();
  }

  Optional<CalendarChange> find(long id) {
    return jdbc.sql(CHANGES + " where c.id = ?")
        .param(id)
        .query(CalendarHistory::change)
        .optional();
  }

  /** The limits a change moved, by subject. */
  List<DueMoved> moved(long id) {
    return jdbc.sql(
            """
            select subject, clock, part, due_before, due_after from calendar_move where change_id = ?
            order by subject, id
            """)
        .param(id)
        .query(
            (row, n) ->
                new DueMoved(
                    row.getString("subject"),
                    ClockName.valueOf(row.getString("clock")),
                    row.getString("part"),
                    instant(row, "due_before"),
                    instant(row, "due_after")))
        .list();
  }

  private static CalendarChange change(ResultSet row, int n) throws SQLException {
    var finished = row.getObject("finished_at", OffsetDateTime.class);
    return new CalendarChange(
        row.getLong("id"),
        instant(row, "at"),
        row.getString("changed_by"),
        row.getString("reason"),
        row.getInt("year"),
        CalendarChange.Origin.valueOf(row.getString("origin")),
        row.getString("file"),
        row.getString("sha256"),
        finished == null ? null : finished.toInstant(),
        row.getInt("moved"));
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
