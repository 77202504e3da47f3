package org.investordesk.power.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.Stage;
import org.investordesk.power.Voltage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The power issues of a department, the green channel first. */
@Repository
public class PowerQueue {

  /**
   * What is asked for.
   *
   * @param departments only issues these lead; null shows all
   * @param stage only issues in this stage; null shows all
   * @param closed the finished ones too
   */
  public record Wanted(
      @Nullable Set<String> departments, boolean green, @Nullable Stage stage, boolean closed) {}

  /**
   * @param stage null between stages, and for issues that go straight to the answer
   * @param greenReason null outside of the green channel
   */
  public record Row(
      IssueNumber issue,
      @Nullable Stage stage,
      @Nullable Instant stageSince,
      @Nullable Voltage voltage,
      @Nullable Integer capacityKva,
      @Nullable String greenReason) {}

  private final JdbcClient jdbc;

  PowerQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The green channel first, then the oldest. */
  public List<Row> page(Wanted wanted, int offset, int limit) {
    var departments = wanted.departments();
    return jdbc.sql(
            """
            select i.number, p.stage, p.stage_since, p.voltage, p.capacity_kva, p.green_reason
              from issue i left join power_connection p on p.issue = i.number
             where i.type = 'POWER'
               and (:closed or i.closed_at is null)
               and (:all or i.department = any(:departments))
               and (not :green or p.green_reason is not null)
               and (:anyStage or p.stage = :stage)
             order by p.green_reason is null, i.closed_at is not null, i.registered_at, i.number
             offset :offset limit :limit
            """)
        .param("closed", wanted.closed())
        .param("all", departments == null)
        .param(
            "departments", departments == null ? new String[0] : departments.toArray(String[]::new))
        .param("green", wanted.green())
        .param("anyStage", wanted.stage() == null)
        .param("stage", wanted.stage() == null ? "" : wanted.stage().name())
        .param("offset", offset)
        .param("limit", limit)
        .query(
            (row, n) -> {
              var stage = row.getString("stage");
              var voltage = row.getString("voltage");
              return new Row(
                  new IssueNumber(row.getString("number")),
                  stage == null ? null : Stage.valueOf(stage),
                  StoredConnections.instant(row, "stage_since"),
                  voltage == null ? null : Voltage.valueOf(voltage),
                  voltage == null ? null : row.getInt("capacity_kva"),
                  row.getString("green_reason"));
            })
        .list();
  }
}
