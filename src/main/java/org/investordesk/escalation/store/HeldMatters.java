package org.investordesk.escalation.store;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.PortfolioHandovers.Line;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a leader has in hand: supervisions, and directives he reviews. */
@Repository
public class HeldMatters {

  private final JdbcClient jdbc;

  HeldMatters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Line> of(String leader) {
    return jdbc.sql(
            """
            select kind, name from (
              select 1 as place, 'escalation.handover.supervision' as kind, issue as name
              from supervision where supervisor = :leader and ended_at is null
              union all
              select 2, 'escalation.handover.directive', issue || ' ' || text
              from directive where reviewer = :leader and state in ('OPEN', 'ANSWERED')
            ) held order by place, name
            """)
        .param("leader", leader)
        .query((row, number) -> new Line(row.getString("kind"), row.getString("name")))
        .list();
  }

  public List<IssueNumber> supervisedByBoth(String one, String other) {
    return jdbc.sql(
            """
            select a.issue from supervision a join supervision b on b.issue = a.issue
            where a.supervisor = :one and a.ended_at is null
              and b.supervisor = :other and b.ended_at is null
            """)
        .param("one", one)
        .param("other", other)
        .query((row, number) -> new IssueNumber(row.getString("issue")))
        .list();
  }

  public void handOver(String from, String to) {
    jdbc.sql(
            "update supervision set supervisor = :to where supervisor = :from and ended_at is null")
        .param("from", from)
        .param("to", to)
        .update();
    jdbc.sql(
            """
            update directive set reviewer = :to
            where reviewer = :from and state in ('OPEN', 'ANSWERED')
            """)
        .param("from", from)
        .param("to", to)
        .update();
  }
}
