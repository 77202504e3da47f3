package org.investordesk.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DueMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who made which version of the rules and why, what it changed and which limits it moved. */
@Repository
class RuleHistory {

  private static final String CHANGES =
      """
      select c.*, (select count(*) from rule_move m where m.change_id = c.id) as moved
      from rule_change c
      """;

  private final JdbcClient jdbc;

  RuleHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be written down with a version. */
  record Entry(
      Rulebook book,
      long version,
      LocalDate validFrom,
      boolean alsoOpen,
      ProposedRules proposed,
      String by,
      String reason,
      Instant at,
      List<RuleDifference> differences) {}

  long add(Entry entry) {
    var id =
        jdbc.sql(
                """
                insert into rule_change (book, version_id, valid_from, also_open, at, changed_by,
                  reason, file, sha256, content)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                entry.book().name(),
                entry.version(),
                entry.validFrom(),
                entry.alsoOpen(),
                sql(entry.at()),
                entry.by(),
                entry.reason(),
                entry.proposed().file(),
                entry.proposed().sha256(),
                entry.proposed().content())
            .query(Long.class)
            .single();
    for (var one : entry.differences()) {
      jdbc.sql(
              """
              insert into rule_difference (change_id, row_key, column_name, before, after)
              values (?, ?, ?, ?, ?)
              """)
          .params(Arrays.asList(id, one.row(), one.column(), one.before(), one.after()))
          .update();
    }
    return id;
  }

  /** A limit that a version of limits, stages or pauses moved. */
  void add(DueMoved moved) {
    jdbc.sql(
            """
            insert into rule_move (change_id, subject, clock, part, due_before, due_after)
            select id, ?, ?, ?, ?, ? from rule_change
            where version_id = ? and book in ('LIMITS', 'STAGES', 'PAUSES')
            """)
        .params(
            moved.subject(),
            moved.clock().name(),
            moved.part(),
            sql(moved.from()),
            sql(moved.to()),
            moved.rules())
        .update();
  }

  void withdraw(Rulebook book, long version, String by, String reason, Instant at) {
    jdbc.sql(
            """
            update rule_change set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
            where book = ? and version_id = ? and withdrawn_at is null
            """)
        .params(sql(at), by, reason, book.name(), version)
        .update();
  }

  List<RuleChange> latest(int count) {
    return jdbc.sql(CHANGES + " order by c.id desc limit ?")
        .param(count)
        .query(RuleHistory::change)
        .list();
  }

  List<RuleChange> of(Rulebook book) {
    return jdbc.sql(CHANGES + " where c.book = ? order by c.id desc")
        .param(book.name())
        .query(RuleHistory::change)
        .list();
  }

  Optional<RuleChange> find(long id) {
    return jdbc.sql(CHANGES + " where c.id = ?").param(id).query(RuleHistory::change).optional();
  }

  /** The file as it was taken. */
  String content(long id) {
    return jdbc.sql("select content from rule_change where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  List<RuleDifference> differences(long id) {
    return jdbc.sql(
            """
            select row_key, column_name, before, after from rule_difference where change_id = ?
            order by id
            """)
        .param(id)
        .query(
            (row, n) ->
                new RuleDifference(
                    row.getString("row_key"),
                    row.getString("column_name"),
                    row.getString("before"),
                    row.getString("after")))
        .list();
  }

  List<DueMoved> moved(long id) {
    return jdbc.sql(
            """
            select subject, clock, part, due_before, due_after from rule_move where change_id = ?
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

  private static RuleChange change(ResultSet row, int n) throws SQLException {
    var withdrawn = nullable(row, "withdrawn_at");
    return new RuleChange(
        row.getLong("id"),
        Rulebook.valueOf(row.getString("book")),
        row.getLong("version_id"),
        Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
        row.getBoolean("also_open"),
        instant(row, "at"),
        row.getString("changed_by"),
        row.getString("reason"),
        row.getString("file"),
        row.getString("sha256"),
        withdrawn == null
            ? null
            : new RuleChange.Withdrawal(
                withdrawn, row.getString("withdrawn_by"), row.getString("withdrawn_reason")),
        row.getInt("moved"));
  }

  private static OffsetDateTime sql(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
