package org.investordesk.escalation.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Marks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code escalation_mark}. */
@Repository
class StoredMarks implements Marks {

  private final JdbcClient jdbc;

  StoredMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(IssueNumber issue, Mark mark, Instant at) {
    jdbc.sql("insert into escalation_mark (issue, mark, at) values (:issue, :mark, :at)")
        .param("issue", issue.value())
        .param("mark", mark.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Mark> of(IssueNumber issue) {
    return jdbc.sql("select mark from escalation_mark where issue = :issue order by id")
        .param("issue", issue.value())
        .query((row, n) -> Mark.valueOf(row.getString("mark")))
        .list();
  }
}
