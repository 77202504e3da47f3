package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.PastIssues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Three statements, however many issues. */
@Repository
class StoredPastIssues implements PastIssues {

  private final JdbcClient jdbc;

  StoredPastIssues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<PastIssue> registered(Instant from, Instant until) {
    var since = from.atOffset(ZoneOffset.UTC);
    var last = until.atOffset(ZoneOffset.UTC);
    var led = new HashMap<String, List<Led>>();
    jdbc.sql(
            """
            select h.issue, h.department, h.from_at from holding h
              join issue i on i.number = h.issue
             where i.registered_at between ? and ? and h.department is not null
             order by h.issue, h.from_at, h.id
            """)
        .params(since, last)
        .query(
            row -> {
              var turns = led.computeIfAbsent(row.getString("issue"), issue -> new ArrayList<>());
              var department = row.getString("department");
              if (turns.isEmpty() || !turns.get(turns.size() - 1).department().equals(department)) {
                turns.add(new Led(instant(row, "from_at"), department));
              }
            });
    var retyped = new HashMap<String, List<Retyped>>();
    jdbc.sql(
            """
            select t.issue, t.at, t.arguments from timeline_entry t
              join issue i on i.number = t.issue
             where i.registered_at between ? and ? and t.key = 'cases.entry.retyped'
             order by t.issue, t.at, t.id
            """)
        .params(since, last)
        .query(
            row -> {
              var arguments = (String[]) row.getArray("arguments").getArray();
              retyped
                  .computeIfAbsent(row.getString("issue"), issue -> new ArrayList<>())
                  .add(
                      new Retyped(
                          instant(row, "at"),
                          IssueType.valueOf(arguments[0]),
                          arguments[1].isEmpty() ? null : arguments[1]));
            });
    return jdbc.sql(
            """
            select i.number, i.type, i.variant, i.state, i.subject, i.area, c.investor_id,
              i.project_id, i.department, i.handler, i.coordinator, i.proposed_department,
              i.registered_at
              from issue i join case_file c on c.id = i.case_id
             where i.registered_at between ? and ?
             order by i.registered_at, i.number
            """)
        .params(since, last)
        .query((row, n) -> issue(row, led, retyped))
        .list();
  }

  private static PastIssue issue(
      ResultSet row, Map<String, List<Led>> led, Map<String, List<Retyped>> retyped)
      throws SQLException {
    var number = row.getString("number");
    return new PastIssue(
        new IssueNumber(number),
        type(row.getString("type")),
        row.getString("variant"),
        IssueState.valueOf(row.getString("state")),
        row.getString("subject"),
        row.getString("area"),
        row.getObject("investor_id", Long.class),
        row.getObject("project_id", Long.class),
        row.getString("department"),
        row.getString("handler"),
        row.getString("coordinator"),
        row.getString("proposed_department"),
        instant(row, "registered_at"),
        List.copyOf(led.getOrDefault(number, List.of())),
        List.copyOf(retyped.getOrDefault(number, List.of())));
  }

  private static @Nullable IssueType type(@Nullable String name) {
    return IssueType.parse(name).orElse(null);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
