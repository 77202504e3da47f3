package org.investordesk.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.escalation.Level;
import org.investordesk.platform.DecisionRows;
import org.investordesk.platform.DecisionRows.Row;
import org.investordesk.platform.DecisionTables.Decider;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/** Whether a ladder or a table of routes can be meant; says file, line, row and reason. */
final class TableCheck {

  private static final String RULE = "rule";
  private static final String LEVEL = "level";
  private static final String REPEAT = "repeat";
  private static final String DEPARTMENT = "department";

  /** Not known yet, or nowhere: the answers to these inputs count, too. */
  private static final Set<String> MAY_BE_UNKNOWN = Set.of("type", "variant", "area");

  /** The milestones of the resolution that call, in their order. */
  private static final List<Milestone> OF_THE_RESOLUTION =
      List.of(
          Milestone.YELLOW,
          Milestone.WARNED,
          Milestone.DUE,
          Milestone.OVERDUE_1,
          Milestone.OVERDUE_2);

  /** What else must call somebody when it is missed. */
  private static final List<ClockName> CALLING_WHEN_DUE =
      List.of(
          ClockName.CEILING,
          ClockName.CONTACT,
          ClockName.TRIAGE,
          ClockName.SIGN_FOR,
          ClockName.PLAN,
          ClockName.UPDATE,
          ClockName.CHECK,
          ClockName.STAGE);

  /**
   * What may be meant, but should be looked at.
   *
   * @param unreachable ids of rows that nothing can ever reach
   * @param notInUse ids of rows that name a department which is not in use, as they did before
   */
  record Warnings(List<String> unreachable, List<String> notInUse) {}

  /** Reads values aloud. */
  @FunctionalInterface
  interface Words {
    String of(String column, String value);
  }

  private final Rulebook book;
  private final String file;
  private final String content;

  /** What each column may say; a column without any takes a number. */
  private final Map<String, List<String>> choices;

  private final Words words;

  TableCheck(
      Rulebook book, String file, String content, Map<String, List<String>> choices, Words words) {
    this.book = book;
    this.file = file;
    this.content = content;
    this.choices = choices;
    this.words = words;
  }

  /**
   * @param before the table in force until then
   * @throws Refusal for what cannot be meant
   */
  Warnings check(DecisionRows table, DecisionRows before, Decider decider) {
    if (!table.inputs().equals(before.inputs()) || !table.outputs().equals(before.outputs())) {
      throw new Refusal(
          "admin.refusal.table.columns",
          file,
          String.join(", ", before.inputs()) + " → " + String.join(", ", before.outputs()));
    }
    if (table.rows().isEmpty()) {
      throw new Refusal("admin.refusal.table.empty", file);
    }
    var notInUse = new ArrayList<String>();
    for (var row : table.rows()) {
      if (check(table, row, before)) {
        notInUse.add(row.id());
      }
    }
    if (book == Rulebook.ROUTES) {
      fallback(table);
    }
    var answers = answers(table, decider);
    if (book == Rulebook.LADDER) {
      ladder(answers);
    }
    var reached = new HashSet<Object>();
    answers.found().values().forEach(answer -> reached.add(answer.get(RULE)));
    return new Warnings(
        table.rows().stream().map(Row::id).filter(id -> !reached.contains(id)).toList(),
        List.copyOf(notInUse));
  }

  /**
   * A department that left the directory is no reason to refuse another row: its own stays as it
   * was, and its issues go to the approval office.
   *
   * @return whether the row names such a department
   */
  private boolean check(DecisionRows table, Row row, DecisionRows before) {
    if (!row.id().matches("[A-Za-z_][A-Za-z0-9_]{0,60}")) {
      throw refusal(table, row, "ruleId");
    }
    if (!row.cell(RULE).equals('"' + row.id() + '"')) {
      throw refusal(table, row, "ruleName", row.cell(RULE));
    }
    for (var column : table.inputs()) {
      if (!row.cell(column).isEmpty()) {
        check(table, row, column);
      }
    }
    var known =
        before.rows().stream()
            .anyMatch(
                was ->
                    was.id().equals(row.id()) && was.cell(DEPARTMENT).equals(row.cell(DEPARTMENT)));
    var notInUse = false;
    for (var column : table.outputs()) {
      if (column.equals(DEPARTMENT) && known) {
        notInUse =
            TableCell.parse(row.cell(column)).stream()
                .flatMap(cell -> cell.values().stream())
                .anyMatch(value -> !choices.getOrDefault(DEPARTMENT, List.of()).contains(value));
      } else if (!column.equals(RULE)) {
        check(table, row, column);
      }
    }
    return notInUse;
  }

  private void check(DecisionRows table, Row row, String column) {
    var output = table.outputs().contains(column);
    var cell = TableCell.parse(row.cell(column)).orElse(null);
    var known = choices.getOrDefault(column, List.of());
    var fits =
        cell != null
            && (column.equals(REPEAT)
                ? row.cell(column).matches("\\d{1,2}")
                : known.containsAll(cell.values()))
            && !(output && (cell.negated() || cell.values().size() != 1))
            && (column.equals("raised")
                || column.equals(REPEAT)
                || row.cell(column).contains("\""));
    if (!fits) {
      throw refusal(table, row, "value", column, row.cell(column));
    }
  }

  /** Else a matter that no row takes would stand still at the dispatch. */
  private void fallback(DecisionRows table) {
    var last = table.rows().get(table.rows().size() - 1);
    if (table.inputs().stream().anyMatch(input -> !last.cell(input).isEmpty())) {
      throw refusal(table, last, "fallback");
    }
  }

  private void ladder(Answers answers) {
    for (var type : withUnknown(choices.getOrDefault("type", List.of()))) {
      for (var raised : List.of("true", "false")) {
        Milestone before = null;
        for (var milestone : OF_THE_RESOLUTION) {
          var level = level(answers, ClockName.RESOLUTION, milestone, type, raised);
          if (before != null
              && level.compareTo(level(answers, ClockName.RESOLUTION, before, type, raised)) < 0) {
            throw new Refusal(
                "admin.refusal.table.falling",
                file,
                words.of("milestone", milestone.name()),
                words.of("milestone", before.name()),
                type == null ? "–" : words.of("type", type));
          }
          before = milestone;
        }
        for (var clock : CALLING_WHEN_DUE) {
          level(answers, clock, Milestone.DUE, type, raised);
        }
      }
    }
  }

  private Level level(
      Answers answers, ClockName clock, Milestone milestone, @Nullable String type, String raised) {
    var answer = answers.to(clock.name(), milestone.name(), type, raised);
    if (answer.isEmpty()) {
      throw new Refusal(
          "admin.refusal.table.unanswered",
          file,
          words.of("clock", clock.name()),
          words.of("milestone", milestone.name()),
          type == null ? "–" : words.of("type", type));
    }
    return Level.valueOf(String.valueOf(answer.get(LEVEL)));
  }

  /**
   * By the values of the inputs, in their order. A value that no cell of its column mentions is
   * answered as any other such, so one of them is asked for all.
   */
  private Answers answers(DecisionRows table, Decider decider) {
    var same = new ArrayList<Map<@Nullable String, @Nullable String>>();
    List<List<@Nullable String>> all = List.of(List.of());
    for (var input : table.inputs()) {
      var alike = alike(table, input);
      same.add(alike);
      List<List<@Nullable String>> longer = new ArrayList<>();
      for (var start : all) {
        for (var value : new HashSet<>(alike.values())) {
          var one = new ArrayList<@Nullable String>(start);
          one.add(value);
          longer.add(one);
        }
      }
      all = longer;
    }
    var found = new HashMap<List<@Nullable String>, Map<String, Object>>();
    for (var values : all) {
      var inputs = new HashMap<String, @Nullable Object>();
      for (int i = 0; i < values.size(); i++) {
        var column = table.inputs().get(i);
        var value = values.get(i);
        inputs.put(column, column.equals("raised") ? Boolean.valueOf(value) : value);
      }
      found.put(values, decider.decide(inputs));
    }
    return new Answers(same, found);
  }

  /** For each value of a column the one that is asked in its place. */
  private Map<@Nullable String, @Nullable String> alike(DecisionRows table, String input) {
    var mentioned = new HashSet<String>();
    for (var row : table.rows()) {
      TableCell.parse(row.cell(input)).ifPresent(cell -> mentioned.addAll(cell.values()));
    }
    var alike = new HashMap<@Nullable String, @Nullable String>();
    String other = null;
    for (var value : choices.getOrDefault(input, List.of())) {
      if (!mentioned.contains(value) && other == null) {
        other = value;
      }
      alike.put(value, mentioned.contains(value) ? value : other);
    }
    if (MAY_BE_UNKNOWN.contains(input)) {
      alike.put(null, null);
    }
    return alike;
  }

  /**
   * What the table answers to everything that can be asked.
   *
   * @param alike by input: for each value the one that was asked in its place
   */
  private record Answers(
      List<Map<@Nullable String, @Nullable String>> alike,
      Map<List<@Nullable String>, Map<String, Object>> found) {

    Map<String, Object> to(@Nullable String... values) {
      var asked = new ArrayList<@Nullable String>();
      for (int i = 0; i < values.length; i++) {
        asked.add(alike.get(i).get(values[i]));
      }
      return found.getOrDefault(asked, Map.of());
    }
  }

  private static List<@Nullable String> withUnknown(List<String> values) {
    var all = new ArrayList<@Nullable String>(values);
    all.add(null);
    return all;
  }

  private Refusal refusal(DecisionRows table, Row row, String key, String... more) {
    var arguments = new ArrayList<Object>();
    arguments.add(file);
    arguments.add(String.valueOf(line(row.id())));
    arguments.add(String.valueOf(table.rows().indexOf(row) + 1));
    arguments.add(row.id());
    arguments.addAll(List.of(more));
    return new Refusal("admin.refusal.table." + key, arguments.toArray());
  }

  /** Where the row begins in the file, from 1. */
  private long line(String id) {
    var at = content.indexOf("id=\"" + id + "\"");
    return content.substring(0, Math.max(at, 0)).chars().filter(each -> each == '\n').count() + 1;
  }

  /** The cells that differ, rows matched by their ids; a row that only moved says so. */
  static List<RuleDifference> differences(DecisionRows before, DecisionRows after) {
    var found = new ArrayList<RuleDifference>();
    var was = before.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
    var is = after.rows().stream().collect(Collectors.toMap(Row::id, row -> row));
    for (var row : before.rows()) {
      if (!is.containsKey(row.id())) {
        add(found, before, row, null);
      }
    }
    var kept = before.rows().stream().map(Row::id).filter(is::containsKey).toList();
    var stayed = after.rows().stream().map(Row::id).filter(was::containsKey).toList();
    for (var row : after.rows()) {
      add(found, before, was.get(row.id()), row);
      if (was.containsKey(row.id()) && kept.indexOf(row.id()) != stayed.indexOf(row.id())) {
        found.add(
            new RuleDifference(
                row.id(), RuleDifference.PLACE, place(before, row.id()), place(after, row.id())));
      }
    }
    return List.copyOf(found);
  }

  private static String place(DecisionRows table, String id) {
    return String.valueOf(table.rows().stream().map(Row::id).toList().indexOf(id) + 1);
  }

  private static void add(
      List<RuleDifference> found, DecisionRows shape, @Nullable Row before, @Nullable Row after) {
    var row = after == null ? before : after;
    if (row == null) {
      return;
    }
    var columns = new ArrayList<String>(shape.inputs());
    columns.addAll(shape.outputs());
    columns.remove(RULE);
    for (var column : columns) {
      add(
          found,
          row.id(),
          column,
          before == null ? null : before.cell(column),
          after == null ? null : after.cell(column));
    }
    add(
        found,
        row.id(),
        RuleDifference.DESCRIPTION,
        before == null ? null : before.description(),
        after == null ? null : after.description());
  }

  private static void add(
      List<RuleDifference> found,
      String row,
      String column,
      @Nullable String before,
      @Nullable String after) {
    if (before == null ? after != null : !before.equals(after)) {
      found.add(new RuleDifference(row, column, before, after));
    }
  }
}
