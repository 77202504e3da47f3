package org.investordesk.escalation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.CaseReader;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.OrderColour;
import org.investordesk.escalation.OrderNumber;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.platform.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code directive} and {@code directive_step}; a trigger refuses every change of a
 * written step. A department that was given a directive may read the case file it is about.
 */
@Repository
class StoredDirectives implements Directives, OrderRegister, CaseReader {

  private final JdbcClient jdbc;

  StoredDirectives(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Directive instruct(Given given, Instant at) {
    return insert(Directive.Kind.INSTRUCTION, given, null, null, null, at);
  }

  @Override
  public Directive order(
      Given given, OrderColour colour, @Nullable Level level, int year, Instant at) {
    var number =
        jdbc.sql(
                """
                insert into order_counter (year, last) values (:year, 1)
                on conflict (year) do update set last = order_counter.last + 1
                returning last
                """)
            .param("year", year)
            .query(Integer.class)
            .single();
    return insert(Directive.Kind.ORDER, given, new OrderNumber(year, number), colour, level, at);
  }

  private Directive insert(
      Directive.Kind kind,
      Given given,
      @Nullable OrderNumber order,
      @Nullable OrderColour colour,
      @Nullable Level level,
      Instant at) {
    var directive =
        jdbc.sql(
                """
                insert into directive (kind, issue, department, person, text, until, given_by, reviewer,
                  at, state, order_year, order_number, colour, level)
                values (:kind, :issue, :department, :person, :text, :until, :givenBy, :reviewer,
                  :at, 'OPEN', :year, :number, :colour, :level)
                returning *
                """)
            .param("kind", kind.name())
            .param("issue", given.issue().value())
            .param("department", given.department())
            .param("person", given.person())
            .param("text", given.text())
            .param("until", given.until())
            .param("givenBy", given.givenBy())
            .param("reviewer", given.reviewer())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("year", order == null ? null : order.year())
            .param("number", order == null ? null : order.number())
            .param("colour", colour == null ? null : colour.name())
            .param("level", level == null ? null : level.name())
            .query((row, n) -> directive(row))
            .single();
    write(
        new DirectiveStep(
            directive.id(), DirectiveStep.Kind.GIVEN, given.givenBy(), null, List.of(), at));
    return directive;
  }

  @Override
  public Optional<Directive> find(long id) {
    return jdbc.sql("select * from directive where id = :id")
        .param("id", id)
        .query((row, n) -> directive(row))
        .optional();
  }

  @Override
  public List<Directive> of(IssueNumber issue) {
    return jdbc.sql("select * from directive where issue = :issue order by id")
        .param("issue", issue.value())
        .query((row, n) -> directive(row))
        .list();
  }

  @Override
  public List<Directive> reviewedBy(String reviewer, boolean openOnly, int limit) {
    return jdbc.sql(
            """
            select * from directive
            where reviewer = :reviewer and (not :openOnly or state in ('OPEN', 'ANSWERED'))
            order by id desc limit :limit
            """)
        .param("reviewer", reviewer)
        .param("openOnly", openOnly)
        .param("limit", limit)
        .query((row, n) -> directive(row))
        .list();
  }

  @Override
  public List<Directive> orders(Filter filter, LocalDate today, int offset, int limit) {
    var standing = filter.standing();
    var departments = filter.departments();
    return jdbc.sql(
            """
            select * from directive
            where kind = 'ORDER'
              and (:standing::text is null
                or :standing = 'OPEN' and state in ('OPEN', 'ANSWERED')
                or :standing = 'LATE' and state = 'OPEN' and until < :today
                or :standing = 'SETTLED' and state in ('ACCEPTED', 'ENDED'))
              and (:colour::text is null or colour = :colour)
              and (:department::text is null or department = :department)
              and (:year::integer is null or order_year = :year)
              and (:all or department = any (:departments::text[]))
            order by order_year desc, order_number desc
            limit :limit offset :offset
            """)
        .param("standing", standing == null ? null : standing.name())
        .param("today", today)
        .param("colour", filter.colour() == null ? null : filter.colour().name())
        .param("department", filter.department())
        .param("year", filter.year())
        .param("all", departments == null)
        .param(
            "departments", departments == null ? new String[0] : departments.toArray(String[]::new))
        .param("limit", limit)
        .param("offset", offset)
        .query((row, n) -> directive(row))
        .list();
  }

  @Override
  public List<Integer> years() {
    return jdbc.sql("select year from order_counter order by year desc")
        .query(Integer.class)
        .list();
  }

  @Override
  public boolean move(Directive.State from, Directive.State to, DirectiveStep step) {
    var moved =
        jdbc.sql("update directive set state = :to where id = :id and state = :from")
            .param("to", to.name())
            .param("id", step.directive())
            .param("from", from.name())
            .update();
    if (moved == 1) {
      write(step);
    }
    return moved == 1;
  }

  private void write(DirectiveStep step) {
    jdbc.sql(
            """
            insert into directive_step (directive, kind, by, text, evidence, at)
            values (:directive, :kind, :by, :text, :evidence, :at)
            """)
        .param("directive", step.directive())
        .param("kind", step.kind().name())
        .param("by", step.by())
        .param("text", step.text())
        .param("evidence", step.evidence().toArray(UUID[]::new))
        .param("at", step.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<DirectiveStep> steps(Collection<Long> directives) {
    return jdbc.sql("select * from directive_step where directive = any (:ids) order by id")
        .param("ids", directives.toArray(Long[]::new))
        .query((row, n) -> step(row))
        .list();
  }

  @Override
  public boolean mayRead(CurrentUser user, IssueNumber issue) {
    return !user.departments().isEmpty()
        && jdbc.sql(
                """
                select exists (select from directive
                  where issue = :issue and department = any (:departments))
                """)
            .param("issue", issue.value())
            .param("departments", user.departments().toArray(String[]::new))
            .query(Boolean.class)
            .single();
  }

  private static Directive directive(ResultSet row) throws SQLException {
    var year = row.getObject("order_year", Integer.class);
    var colour = row.getString("colour");
    var level = row.getString("level");
    return new Directive(
        row.getLong("id"),
        Directive.Kind.valueOf(row.getString("kind")),
        new IssueNumber(row.getString("issue")),
        row.getString("department"),
        row.getString("person"),
        row.getString("text"),
        row.getObject("until", LocalDate.class),
        row.getString("given_by"),
        row.getString("reviewer"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Directive.State.valueOf(row.getString("state")),
        year == null ? null : new OrderNumber(year, row.getInt("order_number")),
        colour == null ? null : OrderColour.valueOf(colour),
        level == null ? null : Level.valueOf(level));
  }

  private static DirectiveStep step(ResultSet row) throws SQLException {
    return new DirectiveStep(
        row.getLong("directive"),
        DirectiveStep.Kind.valueOf(row.getString("kind")),
        row.getString("by"),
        row.getString("text"),
        List.of((UUID[]) row.getArray("evidence").getArray()),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
