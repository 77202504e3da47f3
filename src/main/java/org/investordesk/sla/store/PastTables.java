package org.investordesk.sla.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.domain.Extension;
import org.investordesk.sla.domain.PastTimeline.Stretch;
import org.investordesk.sla.domain.SubjectClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything the clocks of many subjects went through; reads, and locks nothing. */
@Repository
public class PastTables {

  /**
   * What one subject went through.
   *
   * @param clocks every run, those that another one followed included
   */
  public record Lived(
      List<SubjectClock> clocks, List<Stretch> stretches, List<Extension> extensions) {

    Lived() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private final JdbcClient jdbc;

  PastTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Three statements, however many subjects; one without clocks has no entry. */
  public Map<String, Lived> of(Collection<String> subjects) {
    var asked = subjects.toArray(String[]::new);
    var found = new LinkedHashMap<String, Lived>();
    jdbc.sql("select * from clocks where subject = any (?) order by subject, clock, part, run")
        .param(asked)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("subject"), subject -> new Lived())
                  .clocks()
                  .add(ClockTables.clock(row));
            });
    jdbc.sql(
            """
            select subject, paused_from, paused_until, nullif(reason, 'INVESTORS_OWN') as reason,
              voided_at
            from clock_pauses where subject = any (?) order by subject, paused_from, id
            """)
        .param(asked)
        .query(
            row -> {
              var past = found.get(row.getString("subject"));
              if (past != null) {
                past.stretches().add(stretch(row));
              }
            });
    jdbc.sql(
            "select subject, working_days, at from clock_extensions where subject = any (?)"
                + " order by subject, at, id")
        .param(asked)
        .query(
            row -> {
              var past = found.get(row.getString("subject"));
              if (past != null) {
                past.extensions()
                    .add(
                        new Extension(
                            row.getInt("working_days"),
                            row.getObject("at", OffsetDateTime.class).toInstant()));
              }
            });
    return found;
  }

  private static Stretch stretch(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return new Stretch(
        row.getObject("paused_from", OffsetDateTime.class).toInstant(),
        instant(row, "paused_until"),
        reason == null ? null : PauseReason.valueOf(reason),
        instant(row, "voided_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
