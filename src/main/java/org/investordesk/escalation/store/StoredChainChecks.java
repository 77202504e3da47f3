package org.investordesk.escalation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.ChainChecks;
import org.investordesk.escalation.domain.ChainStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code chain_check} and {@code chain_check_finding}. */
@Repository
class StoredChainChecks implements ChainChecks, ChainReport {

  private final JdbcClient jdbc;
  private final Json json;

  StoredChainChecks(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public boolean start(LocalDate day, Instant at) {
    return jdbc.sql("insert into chain_check (day, at) values (:day, :at) on conflict do nothing")
            .param("day", day)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  @Override
  public void add(LocalDate day, Finding finding) {
    jdbc.sql(
            """
            insert into chain_check_finding (day, issue, person, chain)
            values (:day, :issue, :person, :chain::jsonb)
            """)
        .param("day", day)
        .param("issue", finding.issue().value())
        .param("person", finding.person())
        .param("chain", json.write(finding.chain()))
        .update();
  }

  @Override
  public void finish(LocalDate day, int checked, int found) {
    jdbc.sql("update chain_check set checked = :checked, found = :found where day = :day")
        .param("checked", checked)
        .param("found", found)
        .param("day", day)
        .update();
  }

  @Override
  public Optional<Run> last() {
    return jdbc.sql(
            """
            select day, at, checked, found from chain_check
            where checked is not null order by day desc limit 1
            """)
        .query(
            (row, n) ->
                new Run(
                    row.getObject("day", LocalDate.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getInt("checked"),
                    row.getInt("found")))
        .optional();
  }

  @Override
  public List<Finding> findings(LocalDate day, int limit) {
    return jdbc.sql(
            """
            select issue, person, chain from chain_check_finding
            where day = :day order by issue limit :limit
            """)
        .param("day", day)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Finding(
                    new IssueNumber(row.getString("issue")),
                    row.getString("person"),
                    json.readList(row.getString("chain"), ChainStep.class)))
        .list();
  }
}
