package org.investordesk.rulings.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.WaitingExtensions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code ruling_request} for the leader who decides. */
@Repository
class StoredWaitingExtensions implements WaitingExtensions {

  private final JdbcClient jdbc;

  StoredWaitingExtensions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<WaitingExtension> waitingFor(String leader) {
    return jdbc.sql(
            """
            select issue, department, wished_days, reason, due_at from ruling_request
            where kind = 'EXTENSION' and outcome = 'OPEN' and leader = ? order by due_at, id""")
        .param(leader)
        .query(
            (row, n) ->
                new WaitingExtension(
                    new IssueNumber(row.getString("issue")),
                    row.getString("department"),
                    row.getInt("wished_days"),
                    row.getString("reason"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
