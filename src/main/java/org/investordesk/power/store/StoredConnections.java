package org.investordesk.power.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.Saving;
import org.investordesk.power.Stage;
import org.investordesk.power.Voltage;
import org.investordesk.power.Works;
import org.investordesk.power.domain.Connection;
import org.investordesk.power.domain.Connection.Awaited;
import org.investordesk.power.domain.Connections;
import org.investordesk.power.domain.Supply;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code power_connection} and {@code power_saving}. */
@Repository
class StoredConnections implements Connections {

  private final JdbcClient jdbc;

  StoredConnections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Connection.Facts> find(IssueNumber issue) {
    return jdbc.sql("select * from power_connection where issue = :issue")
        .param("issue", issue.value())
        .query((row, n) -> facts(row))
        .optional();
  }

  @Override
  public Connection lock(IssueNumber issue) {
    jdbc.sql("insert into power_connection (issue) values (:issue) on conflict do nothing")
        .param("issue", issue.value())
        .update();
    return jdbc.sql("select * from power_connection where issue = :issue for update")
        .param("issue", issue.value())
        .query((row, n) -> new Connection(facts(row)))
        .single();
  }

  @Override
  public void save(Connection connection) {
    var facts = connection.facts();
    var supply = facts.supply();
    jdbc.sql(
            """
            update power_connection set
              voltage = :voltage, capacity_kva = :capacity, started_at = :startedAt,
              stage = :stage, stage_since = :stageSince, papers_asked = :papersAsked,
              awaited = :awaited, scheme = :scheme, works = :works,
              scheme_answered_at = :answeredAt, contest_until = :until, contest = :contest,
              contested_at = :contestedAt, settled_at = :settledAt, silent = :silent,
              energised_on = :energisedOn, meter = :meter, green_reason = :greenReason,
              green_since = :greenSince, green_by = :greenBy
             where issue = :issue
            """)
        .param("voltage", name(supply == null ? null : supply.voltage()))
        .param("capacity", supply == null ? null : supply.capacityKva())
        .param("startedAt", utc(facts.startedAt()))
        .param("stage", name(facts.stage()))
        .param("stageSince", utc(facts.stageSince()))
        .param("papersAsked", facts.papersAsked())
        .param("awaited", name(facts.awaited()))
        .param("scheme", facts.scheme())
        .param("works", name(facts.works()))
        .param("answeredAt", utc(facts.schemeAnsweredAt()))
        .param("until", utc(facts.contestUntil()))
        .param("contest", facts.contest())
        .param("contestedAt", utc(facts.contestedAt()))
        .param("settledAt", utc(facts.settledAt()))
        .param("silent", facts.silent())
        .param("energisedOn", facts.energisedOn())
        .param("meter", facts.meter())
        .param("greenReason", facts.greenReason())
        .param("greenSince", utc(facts.greenSince()))
        .param("greenBy", facts.greenBy())
        .param("issue", facts.issue().value())
        .update();
  }

  @Override
  public void note(IssueNumber issue, String department, Saving saving) {
    jdbc.sql(
            """
            insert into power_saving (issue, part, place, department, days, legal, old_practice,
              commitment, actual, investor)
            values (:issue, :part, :place, :department, :days, :legal, :oldPractice, :commitment,
              :actual, :investor)
            on conflict (issue, part) do update set
              department = excluded.department, days = excluded.days, legal = excluded.legal,
              old_practice = excluded.old_practice, commitment = excluded.commitment,
              actual = excluded.actual, investor = excluded.investor
            """)
        .param("issue", issue.value())
        .param("part", saving.part())
        .param("place", place(saving.part()))
        .param("department", department)
        .param("days", saving.days().name())
        .param("legal", saving.legal())
        .param("oldPractice", saving.oldPractice())
        .param("commitment", saving.commitment())
        .param("actual", saving.actual())
        .param("investor", saving.investor())
        .update();
  }

  @Override
  public List<Saving> savings(IssueNumber issue) {
    return jdbc.sql("select * from power_saving where issue = :issue order by place")
        .param("issue", issue.value())
        .query((row, n) -> saving(row))
        .list();
  }

  static Saving saving(ResultSet row) throws SQLException {
    return new Saving(
        row.getString("part"),
        Saving.Days.valueOf(row.getString("days")),
        decimal(row, "legal"),
        decimal(row, "old_practice"),
        decimal(row, "commitment"),
        row.getBigDecimal("actual"),
        row.getBigDecimal("investor"));
  }

  private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column);
  }

  private static int place(String part) {
    return part.equals(Saving.WHOLE) ? Stage.values().length : Stage.valueOf(part).ordinal();
  }

  private static Connection.Facts facts(ResultSet row) throws SQLException {
    var voltage = row.getString("voltage");
    var stage = row.getString("stage");
    var awaited = row.getString("awaited");
    var works = row.getString("works");
    return new Connection.Facts(
        new IssueNumber(row.getString("issue")),
        voltage == null ? null : new Supply(Voltage.valueOf(voltage), row.getInt("capacity_kva")),
        instant(row, "started_at"),
        stage == null ? null : Stage.valueOf(stage),
        instant(row, "stage_since"),
        row.getBoolean("papers_asked"),
        awaited == null ? null : Awaited.valueOf(awaited),
        row.getString("scheme"),
        works == null ? null : Works.valueOf(works),
        instant(row, "scheme_answered_at"),
        instant(row, "contest_until"),
        row.getString("contest"),
        instant(row, "contested_at"),
        instant(row, "settled_at"),
        row.getBoolean("silent"),
        row.getObject("energised_on", LocalDate.class),
        row.getString("meter"),
        row.getString("green_reason"),
        instant(row, "green_since"),
        row.getString("green_by"));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
