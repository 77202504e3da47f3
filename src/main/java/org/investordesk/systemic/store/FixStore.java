package org.investordesk.systemic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.systemic.Cause;
import org.investordesk.systemic.Recommendation;
import org.investordesk.systemic.Recommendation.State;
import org.investordesk.systemic.SystemicFixes.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Findings and recommendations in their tables. */
@Repository
public class FixStore {

  private final JdbcClient jdbc;

  FixStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void save(IssueNumber issue, Finding finding, String by, Instant at) {
    if (finding.cause() == null && finding.clause() == null) {
      jdbc.sql("delete from issue_finding where issue = ?").param(issue.value()).update();
      return;
    }
    jdbc.sql(
            """
            insert into issue_finding (issue, cause, clause, found_by, found_at)
            values (?, ?, ?, ?, ?)
            on conflict (issue) do update set cause = excluded.cause, clause = excluded.clause,
              found_by = excluded.found_by, found_at = excluded.found_at
            """)
        .param(issue.value())
        .param(finding.cause() == null ? null : finding.cause().name())
        .param(finding.clause())
        .param(by)
        .param(stamp(at))
        .update();
  }

  public Map<IssueNumber, Finding> findings(Collection<IssueNumber> issues) {
    var found = new HashMap<IssueNumber, Finding>();
    jdbc.sql("select issue, cause, clause from issue_finding where issue = any (?)")
        .param(issues.stream().map(IssueNumber::value).toArray(String[]::new))
        .query(
            row -> {
              var cause = row.getString("cause");
              found.put(
                  new IssueNumber(row.getString("issue")),
                  new Finding(
                      cause == null ? null : Cause.valueOf(cause), row.getString("clause")));
            });
    return found;
  }

  /** Issues that are part of a recommendation that was not rejected. */
  public Set<IssueNumber> dealtWith(Collection<IssueNumber> issues) {
    return new HashSet<>(
        jdbc.sql(
                """
                select ri.issue from recommendation_issue ri
                join recommendation r on r.number = ri.recommendation
                where ri.issue = any (?) and r.state <> 'REJECTED'
                """)
            .param(issues.stream().map(IssueNumber::value).toArray(String[]::new))
            .query((row, index) -> new IssueNumber(row.getString("issue")))
            .list());
  }

  /** The row of the year stays locked until the commit, so there are no gaps. */
  public String nextNumber(int year) {
    var count =
        jdbc.sql(
                """
                insert into recommendation_counter (year, last) values (?, 1)
                on conflict (year) do update set last = recommendation_counter.last + 1
                returning last
                """)
            .param(year)
            .query(Integer.class)
            .single();
    return "YL-%d-%04d".formatted(year, count);
  }

  public void add(Recommendation one) {
    jdbc.sql(
            """
            insert into recommendation (number, title, rule, proposal, owner, due_on, state,
              proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(one.number(), one.title(), one.rule(), one.proposal(), one.owner(), one.dueOn())
        .params(one.state().name(), one.proposedBy(), stamp(one.proposedAt()))
        .update();
    for (var issue : one.issues()) {
      jdbc.sql("insert into recommendation_issue (recommendation, issue) values (?, ?)")
          .params(one.number(), issue.value())
          .update();
    }
  }

  public void move(
      String number,
      State state,
      @Nullable String report,
      @Nullable String word,
      @Nullable Instant settledAt) {
    jdbc.sql(
            """
            update recommendation set state = :state, report = coalesce(:report, report),
              word = coalesce(:word, word), settled_at = cast(:settled as timestamptz)
            where number = :number
            """)
        .param("state", state.name())
        .param("report", report)
        .param("word", word)
        .param("settled", settledAt == null ? null : stamp(settledAt))
        .param("number", number)
        .update();
  }

  /** Locked until the transaction ends. */
  public Optional<Recommendation> lock(String number) {
    return one("select * from recommendation where number = ? for update", number);
  }

  public Optional<Recommendation> find(String number) {
    return one("select * from recommendation where number = ?", number);
  }

  private Optional<Recommendation> one(String sql, String number) {
    return jdbc.sql(sql).param(number).query((row, index) -> read(row)).optional();
  }

  public List<Recommendation> ofIssue(IssueNumber issue) {
    return jdbc.sql(
            """
            select r.* from recommendation r
            join recommendation_issue ri on ri.recommendation = r.number
            where ri.issue = ? order by r.number desc
            """)
        .param(issue.value())
        .query((row, index) -> read(row))
        .list();
  }

  public List<Recommendation> all(@Nullable String owner) {
    return jdbc.sql(
            """
            select * from recommendation
            where owner = coalesce(cast(:owner as text), owner)
            order by settled_at is not null, due_on, number
            """)
        .param("owner", owner)
        .query((row, index) -> read(row))
        .list();
  }

  private Recommendation read(ResultSet row) throws SQLException {
    var number = row.getString("number");
    var settled = row.getObject("settled_at", OffsetDateTime.class);
    return new Recommendation(
        number,
        row.getString("title"),
        row.getString("rule"),
        row.getString("proposal"),
        row.getString("owner"),
        row.getObject("due_on", LocalDate.class),
        State.valueOf(row.getString("state")),
        row.getString("proposed_by"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getString("report"),
        row.getString("word"),
        settled == null ? null : settled.toInstant(),
        jdbc.sql("select issue from recommendation_issue where recommendation = ? order by issue")
            .param(number)
            .query((issue, index) -> new IssueNumber(issue.getString("issue")))
            .list());
  }

  private static OffsetDateTime stamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
