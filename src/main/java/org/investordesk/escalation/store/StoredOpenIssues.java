package org.investordesk.escalation.store;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.OpenIssues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code open_issue}. */
@Repository
class StoredOpenIssues implements OpenIssues {

  private final JdbcClient jdbc;

  StoredOpenIssues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(IssueNumber issue) {
    jdbc.sql("insert into open_issue (issue) values (:issue) on conflict do nothing")
        .param("issue", issue.value())
        .update();
  }

  @Override
  public List<IssueNumber> next(@Nullable IssueNumber after, int limit) {
    return jdbc.sql("select issue from open_issue where issue > :after order by issue limit :limit")
        .param("after", after == null ? "" : after.value())
        .param("limit", limit)
        .query((row, n) -> new IssueNumber(row.getString("issue")))
        .list();
  }
}
