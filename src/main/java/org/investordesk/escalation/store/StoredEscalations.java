package org.investordesk.escalation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Call;
import org.investordesk.escalation.domain.ChainStep;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Marks.Mark;
import org.investordesk.escalation.domain.Modifier;
import org.investordesk.escalation.domain.PastCalls;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code escalation}; a trigger refuses every change of a written row. */
@Repository
class StoredEscalations implements Escalations, EscalationBoard, PastCalls {

  private final JdbcClient jdbc;
  private final Json json;

  StoredEscalations(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public long add(Escalation escalation) {
    var milestone = escalation.milestone();
    return jdbc.sql(
            """
            insert into escalation (issue, level, rule, clock, part, milestone, due, department, round,
              modifiers, called, copies, chain, fallback, reason, called_by, at)
            values (:issue, :level, :rule, :clock, :part, :milestone, :due, :department, :round,
              :modifiers::jsonb, :called::jsonb, :copies::jsonb, :chain::jsonb, :fallback, :reason, :by, :at)
            returning id
            """)
        .param("issue", escalation.issue().value())
        .param("level", escalation.level().name())
        .param("rule", escalation.rule())
        .param("clock", escalation.clock().name())
        .param("part", escalation.part())
        .param("milestone", milestone == null ? null : milestone.name())
        .param("due", escalation.due().atOffset(ZoneOffset.UTC))
        .param("department", escalation.department())
        .param("round", escalation.round())
        .param("modifiers", json.write(escalation.modifiers()))
        .param("called", json.write(escalation.call().to()))
        .param("copies", json.write(escalation.call().copies()))
        .param("chain", json.write(escalation.call().chain()))
        .param("fallback", escalation.call().fallback())
        .param("reason", escalation.reason())
        .param("by", escalation.by())
        .param("at", escalation.at().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  @Override
  public Optional<Escalation> find(long id) {
    return jdbc.sql("select * from escalation where id = :id")
        .param("id", id)
        .query((row, n) -> escalation(row))
        .optional();
  }

  @Override
  public Map<Long, Escalation> numbered(IssueNumber issue) {
    var found = new LinkedHashMap<Long, Escalation>();
    jdbc.sql("select * from escalation where issue = :issue order by id")
        .param("issue", issue.value())
        .query((RowCallbackHandler) row -> found.put(row.getLong("id"), escalation(row)));
    return found;
  }

  @Override
  public List<Escalation> highest(@Nullable Level level, int offset, int limit) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (e.issue) e.*
              from escalation e join open_issue o on o.issue = e.issue
              order by e.issue, e.rung desc, e.id desc) highest
            where :level::text is null or level = :level
            order by rung desc, id desc
            limit :limit offset :offset
            """)
        .param("level", level == null ? null : level.name())
        .param("limit", limit)
        .param("offset", offset)
        .query((row, n) -> escalation(row))
        .list();
  }

  @Override
  public Map<IssueNumber, Recorded> of(Collection<IssueNumber> issues) {
    var asked = issues.stream().map(IssueNumber::value).toArray(String[]::new);
    var found = new HashMap<IssueNumber, Recorded>();
    jdbc.sql("select * from escalation where issue = any (:issues) order by issue, id")
        .param("issues", asked)
        .query(
            row -> {
              var call = escalation(row);
              found.computeIfAbsent(call.issue(), StoredEscalations::empty).calls().add(call);
            });
    jdbc.sql("select issue, mark, at from escalation_mark where issue = any (:issues) order by id")
        .param("issues", asked)
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new IssueNumber(row.getString("issue")), StoredEscalations::empty)
                  .marks()
                  .add(
                      new Marked(
                          Mark.valueOf(row.getString("mark")),
                          row.getObject("at", OffsetDateTime.class).toInstant()));
            });
    return found;
  }

  private static Recorded empty(IssueNumber issue) {
    return new Recorded(new ArrayList<>(), new ArrayList<>());
  }

  private Escalation escalation(ResultSet row) throws SQLException {
    var milestone = row.getString("milestone");
    var modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(json.readList(row.getString("modifiers"), Modifier.class));
    return new Escalation(
        new IssueNumber(row.getString("issue")),
        Level.valueOf(row.getString("level")),
        row.getString("rule"),
        ClockName.valueOf(row.getString("clock")),
        row.getString("part"),
        milestone == null ? null : Milestone.valueOf(milestone),
        row.getObject("due", OffsetDateTime.class).toInstant(),
        row.getString("department"),
        row.getInt("round"),
        modifiers,
        new Call(
            json.readList(row.getString("called"), Person.class),
            json.readList(row.getString("copies"), Person.class),
            json.readList(row.getString("chain"), ChainStep.class),
            row.getBoolean("fallback")),
        row.getString("reason"),
        row.getString("called_by"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
