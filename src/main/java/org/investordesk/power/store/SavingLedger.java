package org.investordesk.power.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.Saving;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of time compression 压缩台账: per connection and stage, and all together. */
@Repository
public class SavingLedger {

  /**
   * One part of all connections together; only those with a figure to compare with count.
   *
   * @param connections how many
   * @param base sum of the old practice, or of the legal limits where that is not known
   * @param actual sum of what the same connections took
   * @param promised how many of all connections had a commitment
   * @param kept how many of these kept it
   */
  public record Total(
      String part,
      Saving.Days days,
      int connections,
      BigDecimal base,
      BigDecimal actual,
      int promised,
      int kept) {

    /** Whole percent, of the sums; null where nothing can be compared. */
    public @Nullable Integer saved() {
      return Saving.percent(base, actual);
    }
  }

  private final JdbcClient jdbc;

  SavingLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest issues first. */
  public Map<IssueNumber, List<Saving>> page(
      @Nullable Set<String> departments, int offset, int limit) {
    var found = new LinkedHashMap<IssueNumber, List<Saving>>();
    jdbc.sql(
            """
            select s.* from power_saving s
              join (select distinct issue from power_saving
                     where :all or department = any(:departments)
                     order by issue desc offset :offset limit :limit) shown
                on shown.issue = s.issue
             where :all or s.department = any(:departments)
             order by s.issue desc, s.place
            """)
        .param("all", departments == null)
        .param("departments", array(departments))
        .param("offset", offset)
        .param("limit", limit)
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new IssueNumber(row.getString("issue")), issue -> new ArrayList<>())
                  .add(StoredConnections.saving(row));
            });
    return found;
  }

  /** In the order of the stages, the whole last; each kind of day by itself. */
  public List<Total> totals(@Nullable Set<String> departments) {
    return jdbc.sql(
            """
            select part, days,
                   count(coalesce(old_practice, legal)) as connections,
                   coalesce(sum(coalesce(old_practice, legal)), 0) as base,
                   coalesce(sum(actual) filter (
                     where coalesce(old_practice, legal) is not null), 0) as actual,
                   count(commitment) as promised,
                   count(*) filter (where actual <= commitment) as kept
              from power_saving
             where :all or department = any(:departments)
             group by part, place, days order by place, days
            """)
        .param("all", departments == null)
        .param("departments", array(departments))
        .query(
            (row, n) ->
                new Total(
                    row.getString("part"),
                    Saving.Days.valueOf(row.getString("days")),
                    row.getInt("connections"),
                    row.getBigDecimal("base"),
                    row.getBigDecimal("actual"),
                    row.getInt("promised"),
                    row.getInt("kept")))
        .list();
  }

  private static String[] array(@Nullable Set<String> departments) {
    return departments == null ? new String[0] : departments.toArray(String[]::new);
  }
}
