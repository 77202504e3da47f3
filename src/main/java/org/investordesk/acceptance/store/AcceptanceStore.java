package org.investordesk.acceptance.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceDesk.Convening;
import org.investordesk.acceptance.AcceptanceDesk.Entry;
import org.investordesk.acceptance.AcceptanceDesk.Summary;
import org.investordesk.acceptance.AcceptanceFile;
import org.investordesk.acceptance.AcceptanceFile.Act;
import org.investordesk.acceptance.AcceptanceFile.FinalOpinion;
import org.investordesk.acceptance.AcceptanceFile.Inspection;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.AcceptanceFile.RefusedNotice;
import org.investordesk.acceptance.AcceptanceFile.Step;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.ListKind;
import org.investordesk.acceptance.NewFact;
import org.investordesk.acceptance.Phase;
import org.investordesk.acceptance.Sector;
import org.investordesk.acceptance.SiteFacts;
import org.investordesk.acceptance.Surroundings;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code acceptance*}. */
@Repository
public class AcceptanceStore {

  private final JdbcClient jdbc;

  AcceptanceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the row where there is none, so that it can be locked. */
  public void ensure(IssueNumber issue) {
    jdbc.sql(
            "insert into acceptance (issue, phase) values (?, 'LEFT') on conflict (issue) do nothing")
        .param(issue.value())
        .update();
  }

  /**
   * The file, with its row locked until the end of the transaction; one statement for an issue that
   * never came here.
   */
  public AcceptanceFile lock(IssueNumber issue) {
    return file(issue, "select phase from acceptance where issue = ? for update");
  }

  public AcceptanceFile find(IssueNumber issue) {
    return file(issue, "select phase from acceptance where issue = ?");
  }

  private AcceptanceFile file(IssueNumber issue, String sql) {
    var phase =
        jdbc.sql(sql)
            .param(issue.value())
            .query(String.class)
            .optional()
            .map(Phase::valueOf)
            .orElse(null);
    if (phase == null) {
      return new AcceptanceFile(issue, null, List.of(), List.of(), List.of(), List.of());
    }
    return new AcceptanceFile(
        issue, phase, lists(issue), inspections(issue), opinions(issue), refused(issue));
  }

  public void setPhase(IssueNumber issue, Phase phase) {
    jdbc.sql("update acceptance set phase = ? where issue = ?")
        .params(phase.name(), issue.value())
        .update();
  }

  /** Lists of the site inspection are of no use to the next department; those of the papers are. */
  public void leaveRectification(IssueNumber issue) {
    jdbc.sql(
            """
            update acceptance_list set left_open = true
            where issue = ? and kind = 'RECTIFICATION' and exists (
              select 1 from acceptance_item i where i.list = acceptance_list.id and i.state <> 'SETTLED')
            """)
        .param(issue.value())
        .update();
  }

  public void addList(
      IssueNumber issue,
      ListKind kind,
      String department,
      List<Entry> items,
      @Nullable NewFact newFact,
      @Nullable String reason,
      String by,
      Instant at) {
    long list =
        jdbc.sql(
                """
                insert into acceptance_list
                  (issue, kind, round, department, made_by, made_at, new_fact, reason)
                values (:issue, :kind,
                  (select count(*) + 1 from acceptance_list where issue = :issue and kind = :kind),
                  :department, :by, :at, :newFact, :reason)
                returning id
                """)
            .param("issue", issue.value())
            .param("kind", kind.name())
            .param("department", department)
            .param("by", by)
            .param("at", utc(at))
            .param("newFact", newFact == null ? null : newFact.name())
            .param("reason", reason)
            .query(Long.class)
            .single();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      jdbc.sql(
              """
              insert into acceptance_item (list, position, department, what, ground, state)
              values (?, ?, ?, ?, ?, 'OPEN')
              """)
          .params(list, i + 1, item.department(), item.what(), item.ground())
          .update();
    }
  }

  public void addStep(long item, ItemState state, Step step) {
    jdbc.sql(
            """
            insert into acceptance_step (item, act, by_user, at, words, reason, files)
            values (:item, :act, :by, :at, :words, :reason, cast(:files as uuid[]))
            """)
        .param("item", item)
        .param("act", step.act().name())
        .param("by", step.by())
        .param("at", utc(step.at()))
        .param("words", step.words())
        .param("reason", step.reason())
        .param("files", literal(step.files().stream().map(UUID::toString).toList()))
        .update();
    jdbc.sql("update acceptance_item set state = ? where id = ?")
        .params(state.name(), item)
        .update();
  }

  public void addInspection(
      IssueNumber issue,
      int round,
      String department,
      Convening convening,
      List<String> proposed,
      List<String> called,
      String by,
      Instant at) {
    var facts = convening.facts();
    jdbc.sql(
            """
            insert into acceptance_inspection
              (issue, round, department, sector, height, area, civil_defence, surroundings, proposed,
               called, reason, on_day, place, words, convened_by, convened_at)
            values (:issue, :round, :department, :sector, :height, :area, :civilDefence,
              :surroundings, cast(:proposed as varchar[]), cast(:called as varchar[]), :reason, :on,
              :place, :words, :by, :at)
            """)
        .param("issue", issue.value())
        .param("round", round)
        .param("department", department)
        .param("sector", facts.sector().name())
        .param("height", facts.height())
        .param("area", facts.area())
        .param("civilDefence", facts.civilDefence())
        .param("surroundings", facts.surroundings().name())
        .param("proposed", literal(proposed))
        .param("called", literal(called))
        .param("reason", convening.reason())
        .param("on", convening.on())
        .param("place", convening.place())
        .param("words", convening.words())
        .param("by", by)
        .param("at", utc(at))
        .update();
  }

  public void summarise(long inspection, Summary summary, Instant at) {
    jdbc.sql(
            """
            update acceptance_inspection
            set passed = :passed, summary = :text, absent_word = :absent, summarised_at = :at
            where id = :id
            """)
        .param("passed", summary.passed())
        .param("text", summary.text())
        .param("absent", summary.absentWord())
        .param("at", utc(at))
        .param("id", inspection)
        .update();
  }

  /** False where the number is taken. */
  public boolean addOpinion(IssueNumber issue, FinalOpinion opinion) {
    return jdbc.sql(
                """
                insert into acceptance_opinion (number, issue, on_day, text, given_by, given_at)
                values (?, ?, ?, ?, ?, ?) on conflict (number) do nothing
                """)
            .params(
                opinion.number(),
                issue.value(),
                opinion.on(),
                opinion.text(),
                opinion.givenBy(),
                utc(opinion.givenAt()))
            .update()
        == 1;
  }

  public void addRefused(RefusedNotice notice) {
    jdbc.sql(
            """
            insert into acceptance_refused_notice (issue, department, by_user, items, at)
            values (:issue, :department, :by, :items, :at)
            """)
        .param("issue", notice.issue().value())
        .param("department", notice.department())
        .param("by", notice.by())
        .param("items", notice.items().toArray(String[]::new))
        .param("at", utc(notice.at()))
        .update();
  }

  /** Newest first. */
  public List<RefusedNotice> refused(int from, int most) {
    return jdbc.sql("select * from acceptance_refused_notice order by id desc offset ? limit ?")
        .params(from, most)
        .query((row, n) -> refused(row))
        .list();
  }

  private List<RefusedNotice> refused(IssueNumber issue) {
    return jdbc.sql("select * from acceptance_refused_notice where issue = ? order by id")
        .param(issue.value())
        .query((row, n) -> refused(row))
        .list();
  }

  private static RefusedNotice refused(ResultSet row) throws SQLException {
    return new RefusedNotice(
        new IssueNumber(row.getString("issue")),
        row.getString("department"),
        row.getString("by_user"),
        texts(row.getArray("items")),
        instant(row, "at"));
  }

  private List<FinalOpinion> opinions(IssueNumber issue) {
    return jdbc.sql("select * from acceptance_opinion where issue = ? order by given_at, number")
        .param(issue.value())
        .query(
            (row, n) ->
                new FinalOpinion(
                    row.getString("number"),
                    row.getObject("on_day", LocalDate.class),
                    row.getString("text"),
                    row.getString("given_by"),
                    instant(row, "given_at")))
        .list();
  }

  private List<Inspection> inspections(IssueNumber issue) {
    return jdbc.sql("select * from acceptance_inspection where issue = ? order by id")
        .param(issue.value())
        .query((row, n) -> inspection(row))
        .list();
  }

  private static Inspection inspection(ResultSet row) throws SQLException {
    return new Inspection(
        row.getLong("id"),
        row.getInt("round"),
        row.getString("department"),
        new SiteFacts(
            Sector.valueOf(row.getString("sector")),
            row.getBigDecimal("height"),
            row.getBigDecimal("area"),
            row.getBoolean("civil_defence"),
            Surroundings.valueOf(row.getString("surroundings"))),
        texts(row.getArray("proposed")),
        texts(row.getArray("called")),
        row.getString("reason"),
        row.getObject("on_day", LocalDate.class),
        row.getString("place"),
        row.getString("words"),
        row.getString("convened_by"),
        instant(row, "convened_at"),
        row.getObject("passed", Boolean.class),
        row.getString("summary"),
        row.getString("absent_word"),
        row.getObject("summarised_at") == null ? null : instant(row, "summarised_at"));
  }

  private record ItemRow(long list, Item item) {}

  private List<ItemList> lists(IssueNumber issue) {
    var steps = steps(issue);
    Map<Long, List<Item>> items = new LinkedHashMap<>();
    jdbc.sql(
            """
            select i.* from acceptance_item i join acceptance_list l on l.id = i.list
            where l.issue = ? order by i.list, i.position
            """)
        .param(issue.value())
        .query(
            (row, n) ->
                new ItemRow(
                    row.getLong("list"),
                    new Item(
                        row.getLong("id"),
                        row.getInt("position"),
                        row.getString("what"),
                        row.getString("ground"),
                        row.getString("department"),
                        ItemState.valueOf(row.getString("state")),
                        steps.getOrDefault(row.getLong("id"), List.of()))))
        .list()
        .forEach(row -> items.computeIfAbsent(row.list(), id -> new ArrayList<>()).add(row.item()));
    return jdbc.sql("select * from acceptance_list where issue = ? order by id")
        .param(issue.value())
        .query((row, n) -> list(row, items.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private static ItemList list(ResultSet row, List<Item> items) throws SQLException {
    var newFact = row.getString("new_fact");
    return new ItemList(
        row.getLong("id"),
        ListKind.valueOf(row.getString("kind")),
        row.getInt("round"),
        row.getString("department"),
        row.getString("made_by"),
        instant(row, "made_at"),
        newFact == null ? null : NewFact.valueOf(newFact),
        row.getString("reason"),
        row.getBoolean("left_open"),
        List.copyOf(items));
  }

  private record StepRow(long item, Step step) {}

  private Map<Long, List<Step>> steps(IssueNumber issue) {
    Map<Long, List<Step>> steps = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.* from acceptance_step s
            join acceptance_item i on i.id = s.item join acceptance_list l on l.id = i.list
            where l.issue = ? order by s.id
            """)
        .param(issue.value())
        .query(
            (row, n) ->
                new StepRow(
                    row.getLong("item"),
                    new Step(
                        Act.valueOf(row.getString("act")),
                        row.getString("by_user"),
                        instant(row, "at"),
                        row.getString("words"),
                        row.getString("reason"),
                        texts(row.getArray("files")).stream().map(UUID::fromString).toList())))
        .list()
        .forEach(row -> steps.computeIfAbsent(row.item(), id -> new ArrayList<>()).add(row.step()));
    return steps;
  }

  private static List<String> texts(Array array) throws SQLException {
    var texts = new ArrayList<String>();
    for (var one : (Object[]) array.getArray()) {
      texts.add(String.valueOf(one));
    }
    return texts;
  }

  /** Ids only: nothing in them needs quoting. */
  private static String literal(Collection<String> ids) {
    return "{" + String.join(",", ids) + "}";
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
