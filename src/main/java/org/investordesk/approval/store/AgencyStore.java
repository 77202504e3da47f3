package org.investordesk.approval.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.ItemState;
import org.investordesk.approval.Mandate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of mandates and of the projects’ approval items. */
@Repository
public class AgencyStore {

  /** What an agent is reminded of. */
  public enum Reminder {
    AHEAD,
    OVERDUE
  }

  private static final String MANDATES = "select * from mandate ";
  private static final String ITEMS = "select * from approval_item ";

  private final JdbcClient jdbc;

  AgencyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return the id; empty where another mandate for the project is in force
   */
  public Optional<Long> add(
      IssueNumber issue,
      long project,
      String agent,
      LocalDate from,
      LocalDate until,
      int remindDays,
      UUID file,
      String by,
      Instant at) {
    return jdbc.sql(
            """
            insert into mandate (issue, project, agent, valid_from, valid_until, remind_days,
              file, granted_by, granted_at)
            values (:issue, :project, :agent, :from, :until, :remindDays, :file, :by, :at)
            on conflict (project) where ended_at is null do nothing returning id
            """)
        .param("issue", issue.value())
        .param("project", project)
        .param("agent", agent)
        .param("from", from)
        .param("until", until)
        .param("remindDays", remindDays)
        .param("file", file)
        .param("by", by)
        .param("at", utc(at))
        .query(Long.class)
        .optional();
  }

  public void cover(long mandate, Collection<Long> items) {
    for (var item : items) {
      jdbc.sql("insert into mandate_item (mandate, item) values (:mandate, :item)")
          .param("mandate", mandate)
          .param("item", item)
          .update();
    }
  }

  /** Mandates whose last day has passed make room for another. */
  public void endExpired(long project, LocalDate today, Instant at) {
    jdbc.sql(
            """
            update mandate set ended_at = :at
            where project = :project and ended_at is null and valid_until < :today
            """)
        .param("project", project)
        .param("today", today)
        .param("at", utc(at))
        .update();
  }

  /** True where it was in force. */
  public boolean revoke(long id, String by, @Nullable String reason, Instant at) {
    return jdbc.sql(
                """
                update mandate set revoked_by = :by, revoked_at = :at, revoke_reason = :reason,
                  ended_at = coalesce(ended_at, :at)
                where id = :id and revoked_at is null
                """)
            .param("id", id)
            .param("by", by)
            .param("reason", reason)
            .param("at", utc(at))
            .update()
        == 1;
  }

  public Optional<Mandate> find(long id) {
    return jdbc.sql(MANDATES + "where id = :id")
        .param("id", id)
        .query((row, n) -> mandate(row))
        .optional();
  }

  public List<Mandate> ofIssue(IssueNumber issue) {
    return jdbc.sql(MANDATES + "where issue = :issue order by id desc")
        .param("issue", issue.value())
        .query((row, n) -> mandate(row))
        .list();
  }

  public List<Mandate> ofProject(long project) {
    return jdbc.sql(MANDATES + "where project = :project order by id desc")
        .param("project", project)
        .query((row, n) -> mandate(row))
        .list();
  }

  public List<Mandate> ofAgent(String agent) {
    return jdbc.sql(
            MANDATES + "where agent = :agent order by ended_at is not null, valid_until, id desc")
        .param("agent", agent)
        .query((row, n) -> mandate(row))
        .list();
  }

  /** Those not revoked that can be used on a day. */
  public List<Mandate> inForce(LocalDate today) {
    return jdbc.sql(
            MANDATES
                + """
                where ended_at is null and valid_from <= :today and valid_until >= :today
                order by id
                """)
        .param("today", today)
        .query((row, n) -> mandate(row))
        .list();
  }

  /** True for the first who tells it. */
  public boolean tellEnding(long mandate, Instant at) {
    return jdbc.sql(
                """
                update mandate set ending_told_at = :at
                where id = :id and ending_told_at is null
                """)
            .param("id", mandate)
            .param("at", utc(at))
            .update()
        == 1;
  }

  public long addItem(
      long project,
      String title,
      @Nullable String department,
      @Nullable LocalDate planOn,
      String by,
      Instant at) {
    return jdbc.sql(
            """
            insert into approval_item
              (project, title, department, plan_on, state, changed_by, changed_at)
            values (:project, :title, :department, :planOn, 'PLANNED', :by, :at) returning id
            """)
        .param("project", project)
        .param("title", title)
        .param("department", department)
        .param("planOn", planOn)
        .param("by", by)
        .param("at", utc(at))
        .query(Long.class)
        .single();
  }

  public Optional<ApprovalItem> lockItem(long id) {
    return jdbc.sql(ITEMS + "where id = :id for update")
        .param("id", id)
        .query((row, n) -> item(row))
        .optional();
  }

  /** What is planned first comes first. */
  public List<ApprovalItem> items(long project) {
    return jdbc.sql(ITEMS + "where project = :project order by plan_on nulls last, id")
        .param("project", project)
        .query((row, n) -> item(row))
        .list();
  }

  public void save(ApprovalItem item, String by, Instant at) {
    var issue = item.issue();
    jdbc.sql(
            """
            update approval_item set plan_on = :planOn, state = :state, missing = :missing,
              issue = :issue, done_on = :doneOn, changed_by = :by, changed_at = :at
            where id = :id
            """)
        .param("id", item.id())
        .param("planOn", item.planOn())
        .param("state", item.state().name())
        .param("missing", item.missing())
        .param("issue", issue == null ? null : issue.value())
        .param("doneOn", item.doneOn())
        .param("by", by)
        .param("at", utc(at))
        .update();
  }

  /** Items a mandate covers that are still to be done. */
  public List<ApprovalItem> openItems(long mandate) {
    return jdbc.sql(
            """
            select i.* from approval_item i join mandate_item m on m.item = i.id
            where m.mandate = :mandate and i.state not in ('DONE', 'DROPPED')
              and i.plan_on is not null
            order by i.plan_on, i.id
            """)
        .param("mandate", mandate)
        .query((row, n) -> item(row))
        .list();
  }

  /** True for the first who reminds of this date. */
  public boolean remind(long item, Reminder kind, LocalDate planOn, Instant at) {
    return jdbc.sql(
                """
                insert into item_reminder (item, kind, plan_on, told_at)
                values (:item, :kind, :planOn, :at) on conflict do nothing
                """)
            .param("item", item)
            .param("kind", kind.name())
            .param("planOn", planOn)
            .param("at", utc(at))
            .update()
        == 1;
  }

  public int overdue(String agent, LocalDate today) {
    return jdbc.sql(
            """
            select count(distinct i.id) from approval_item i
            join mandate_item c on c.item = i.id join mandate m on m.id = c.mandate
            where m.agent = :agent and m.ended_at is null and m.valid_from <= :today
              and m.valid_until >= :today and i.plan_on < :today
              and i.state not in ('DONE', 'DROPPED')
            """)
        .param("agent", agent)
        .param("today", today)
        .query(Integer.class)
        .single();
  }

  private Mandate mandate(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    return new Mandate(
        id,
        new IssueNumber(row.getString("issue")),
        row.getLong("project"),
        row.getString("agent"),
        Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
        Objects.requireNonNull(row.getObject("valid_until", LocalDate.class)),
        row.getInt("remind_days"),
        Objects.requireNonNull(row.getObject("file", UUID.class)),
        row.getString("granted_by"),
        Objects.requireNonNull(instant(row, "granted_at")),
        row.getString("revoked_by"),
        instant(row, "revoked_at"),
        row.getString("revoke_reason"),
        covered(id));
  }

  private Set<Long> covered(long mandate) {
    return new HashSet<>(
        jdbc.sql("select item from mandate_item where mandate = :mandate")
            .param("mandate", mandate)
            .query(Long.class)
            .list());
  }

  private static ApprovalItem item(ResultSet row) throws SQLException {
    var issue = row.getString("issue");
    return new ApprovalItem(
        row.getLong("id"),
        row.getLong("project"),
        row.getString("title"),
        row.getString("department"),
        row.getObject("plan_on", LocalDate.class),
        ItemState.valueOf(row.getString("state")),
        row.getString("missing"),
        issue == null ? null : new IssueNumber(issue),
        row.getObject("done_on", LocalDate.class));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
