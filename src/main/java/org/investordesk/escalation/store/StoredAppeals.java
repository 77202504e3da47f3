package org.investordesk.escalation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Appeal;
import org.investordesk.escalation.domain.Appealing;
import org.investordesk.escalation.domain.Appeals;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code appeal}; the limit of the ruling is read off its clock. */
@Repository
class StoredAppeals implements Appeals {

  private final JdbcClient jdbc;
  private final ServiceClocks clocks;
  private final Clock clock;

  StoredAppeals(JdbcClient jdbc, ServiceClocks clocks, Clock clock) {
    this.jdbc = jdbc;
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public boolean add(IssueNumber issue, String text, Instant at) {
    return jdbc.sql(
                """
                insert into appeal (issue, text, at) values (:issue, :text, :at)
                on conflict (issue) do nothing
                """)
            .param("issue", issue.value())
            .param("text", text)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  @Override
  public Optional<Appeal> of(IssueNumber issue) {
    return jdbc.sql("select * from appeal where issue = :issue")
        .param("issue", issue.value())
        .query((row, n) -> appeal(row))
        .optional();
  }

  @Override
  public boolean rule(IssueNumber issue, boolean upheld, String reason, String by, Instant at) {
    return jdbc.sql(
                """
                update appeal set ruled_at = :at, ruled_by = :by, upheld = :upheld, reason = :reason
                where issue = :issue and ruled_at is null
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("upheld", upheld)
            .param("reason", reason)
            .param("issue", issue.value())
            .update()
        == 1;
  }

  private Appeal appeal(ResultSet row) throws SQLException {
    var issue = new IssueNumber(row.getString("issue"));
    var ruled = row.getObject("ruled_at", OffsetDateTime.class);
    return new Appeal(
        issue,
        row.getString("text"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        ruled == null ? due(issue) : null,
        ruled == null ? null : ruled.toInstant(),
        row.getString("ruled_by"),
        row.getObject("upheld", Boolean.class),
        row.getString("reason"));
  }

  private @Nullable Instant due(IssueNumber issue) {
    return clocks.readings(issue.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == ClockName.STAGE)
        .filter(reading -> reading.part().equals(Appealing.STAGE))
        .map(ClockReading::due)
        .findFirst()
        .orElse(null);
  }
}
