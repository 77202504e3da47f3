package org.investordesk.cases.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.HoldingTimes.Holder;
import org.investordesk.cases.HoldingTimes.Stretch;
import org.investordesk.cases.IssueNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who held an issue when; {@link IssueStore} writes it with the step that changed it. */
@Repository
public class HoldingStore {

  private final JdbcClient jdbc;

  HoldingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Stretch> of(IssueNumber issue) {
    return jdbc.sql("select * from holding where issue = ? order by from_at, id")
        .param(issue.value())
        .query((row, index) -> stretch(row))
        .list();
  }

  public Map<String, List<Stretch>> ofProject(long projectId) {
    var found = new LinkedHashMap<String, List<Stretch>>();
    jdbc.sql(
            """
            select h.* from holding h join issue i on i.number = h.issue
             where i.project_id = ? order by h.issue, h.from_at, h.id
            """)
        .param(projectId)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString("issue"), issue -> new ArrayList<>())
                  .add(stretch(row));
            });
    return found;
  }

  private static Stretch stretch(ResultSet row) throws SQLException {
    var until = row.getObject("until_at", OffsetDateTime.class);
    return new Stretch(
        Holder.valueOf(row.getString("holder")),
        row.getString("department"),
        row.getObject("from_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant());
  }
}
