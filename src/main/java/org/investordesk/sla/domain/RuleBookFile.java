package org.investordesk.sla.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.RuleBook;
import org.investordesk.sla.RuleRow;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/** Rule books as rows of text, in the notation of their files, and back. */
public final class RuleBookFile {

  /** In place of a value there is none of. */
  private static final String NONE = "-";

  /** A row and where it stands in its file. */
  public record Line(int line, RuleRow row) {}

  /**
   * Reads a file; every value has been checked as at the start of the desk.
   *
   * @throws Refusal with file, line and reason
   */
  public static List<Line> read(RuleBook book, String file, String content) {
    switch (book) {
      case LIMITS -> PolicyFile.read(file, content);
      case STAGES -> StageLimitsFile.read(file, content);
      case PAUSES -> PauseLimitsFile.read(file, content);
    }
    return FileRows.read(file, content, columns(book)).stream()
        .map(
            row -> {
              var cells = new LinkedHashMap<>(row.values());
              cells.remove(RuleBook.VALID_FROM);
              return new Line(row.line(), new RuleRow(PolicyFile.validFrom(row), cells));
            })
        .toList();
  }

  /** A refusal that says file, line and what is wrong. */
  public static Refusal refusal(String file, int line, String key, Object... more) {
    return new FileRows.Row(file, line, Map.of()).refusal(key, more);
  }

  public static List<RuleRow> rows(Policies policies) {
    return policies.all().stream()
        .map(
            policy -> {
              var cells = new LinkedHashMap<String, String>();
              cells.put("type", policy.key().type());
              cells.put("variant", or(policy.key().variant()));
              for (var clock : PolicyFile.CLOCKS) {
                cells.put(
                    clock.name().toLowerCase(Locale.ROOT),
                    policy.clock(clock).map(rule -> written(rule.target())).orElse(NONE));
              }
              for (var milestone : PolicyFile.MILESTONES.entrySet()) {
                cells.put(
                    milestone.getKey().name().toLowerCase(Locale.ROOT),
                    point(policy, milestone.getValue(), milestone.getKey()));
              }
              return new RuleRow(policy.validFrom(), cells);
            })
        .toList();
  }

  private static String point(Policy policy, ClockName clock, Milestone milestone) {
    return policy
        .clock(clock)
        .map(rule -> rule.milestones().get(milestone))
        .map(RuleBookFile::written)
        .orElse(NONE);
  }

  public static List<RuleRow> rows(StageLimits limits) {
    return limits.all().stream()
        .map(
            version -> {
              var limit = version.limit();
              var cells = new LinkedHashMap<String, String>();
              cells.put("type", version.policy().type());
              cells.put("variant", or(version.policy().variant()));
              cells.put("stage", version.stage());
              cells.put("target", written(limit.target()));
              cells.put("legal", written(limit.legal()));
              cells.put("old_practice", written(limit.oldPractice()));
              return new RuleRow(version.validFrom(), cells);
            })
        .toList();
  }

  public static List<RuleRow> rows(PauseLimits limits) {
    return limits.all().stream()
        .map(
            version -> {
              var cells = new LinkedHashMap<String, String>();
              cells.put("reason", version.reason().name());
              cells.put("longest", written(version.longest()));
              cells.put("evidence", version.evidence() ? "yes" : "no");
              return new RuleRow(version.validFrom(), cells);
            })
        .toList();
  }

  /** The file of some rows, in columns as the shipped one. */
  public static String written(RuleBook book, Collection<RuleRow> rows) {
    var columns = columns(book);
    var table = new ArrayList<List<String>>();
    table.add(columns);
    for (var row : rows) {
      table.add(
          columns.stream()
              .map(
                  column ->
                      column.equals(RuleBook.VALID_FROM)
                          ? row.validFrom().toString()
                          : row.cell(column))
              .toList());
    }
    var text = new StringBuilder("# docs/policies.md\n");
    for (var cells : table) {
      for (int i = 0; i < cells.size(); i++) {
        int place = i;
        var last = i == cells.size() - 1;
        int width = table.stream().mapToInt(line -> line.get(place).length()).max().orElse(0);
        var cell = cells.get(i);
        text.append(cell).append(last ? "\n" : " ".repeat(width - cell.length()) + ", ");
      }
    }
    return text.toString();
  }

  public static PolicyKey policy(RuleRow row) {
    var variant = row.cell("variant");
    return new PolicyKey(row.cell("type"), variant.equals(NONE) ? null : variant);
  }

  private static List<String> columns(RuleBook book) {
    return switch (book) {
      case LIMITS -> PolicyFile.COLUMNS;
      case STAGES -> StageLimitsFile.COLUMNS;
      case PAUSES -> PauseLimitsFile.COLUMNS;
    };
  }

  private static String or(@Nullable String text) {
    return text == null ? NONE : text;
  }

  private static String written(@Nullable Target target) {
    if (target == null) {
      return NONE;
    }
    var unit =
        switch (target.unit()) {
          case WORKING_HOURS -> "wh";
          case WORKING_DAYS -> "wd";
          case CALENDAR_DAYS -> "d";
        };
    return target.amount() + " " + unit;
  }

  private static String written(MilestonePoint point) {
    return switch (point.kind()) {
      case SHARE -> point.amount() + " %";
      case LIMIT -> NONE;
      case AFTER_LIMIT -> "+" + point.amount() + " wd";
      case AFTER_ANCHOR -> point.amount() + " wd";
    };
  }

  private RuleBookFile() {}
}
