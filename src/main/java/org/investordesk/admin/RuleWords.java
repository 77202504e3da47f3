package org.investordesk.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.sla.RuleRow;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts rules into the reader's words; what is not known stays as it is written. */
@Component("ruleWords")
class RuleWords {

  private static final Pattern TARGET = Pattern.compile("(\\d+) (wh|wd|d)");
  private static final Pattern AFTER = Pattern.compile("\\+(\\d+) wd");
  private static final String NONE = "-";

  private final MessageSource messages;
  private final Directory directory;

  RuleWords(MessageSource messages, Directory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  /** What a row is about, such as 用电 · 低压. */
  public String row(Rulebook book, RuleRow row) {
    return row(book, String.join(",", row.key(book.book())));
  }

  /**
   * @param key as in {@link RuleDifference#row}
   */
  public String row(Rulebook book, String key) {
    if (book.isTable()) {
      return key;
    }
    var cells = key.split(",");
    if (book == Rulebook.PAUSES) {
      return say("sla.pause." + cells[0], cells[0]);
    }
    var words = new ArrayList<String>();
    words.add(cells[0].equals("*") ? say("admin.rules.everyType", "*") : type(cells[0]));
    if (!cells[1].equals(NONE)) {
      words.add(say("cases.variant." + cells[1], cells[1]));
    }
    if (book == Rulebook.STAGES) {
      words.add(say("sla.stage." + cells[2], cells[2]));
    }
    return String.join(" · ", words);
  }

  private String type(String code) {
    return say("cases.type." + code, code);
  }

  public String column(String column) {
    return say("admin.rules.column." + column, column);
  }

  /** A cell of a book or table as one reads it, such as 7 个工作日; — where there is none. */
  public String cell(Rulebook book, String column, @Nullable String cell) {
    if (cell == null) {
      return say("admin.rules.nothing", "–");
    }
    if (column.equals(RuleDifference.DESCRIPTION) || column.equals(RuleDifference.PLACE)) {
      return cell;
    }
    return book.isTable() ? ofTable(column, cell) : ofBook(column, cell);
  }

  private String ofBook(String column, String cell) {
    if (cell.equals(NONE)) {
      return say("admin.rules.nothing", "–");
    }
    var after = AFTER.matcher(cell);
    if (after.matches()) {
      return say("admin.rules.after", cell, Integer.parseInt(after.group(1)));
    }
    var target = TARGET.matcher(cell);
    if (target.matches()) {
      var amount = Integer.parseInt(target.group(1));
      return column.startsWith("reminder_")
          ? say("admin.rules.onDay", cell, amount)
          : say("cases.target." + unit(target.group(2)), cell, amount);
    }
    return column.equals("evidence") ? say("admin.rules.evidence." + cell, cell) : cell;
  }

  private static String unit(String unit) {
    return switch (unit) {
      case "wh" -> "WORKING_HOURS";
      case "wd" -> "WORKING_DAYS";
      default -> "CALENDAR_DAYS";
    };
  }

  private String ofTable(String column, String cell) {
    var values = TableCell.parse(cell);
    if (values.isEmpty()) {
      return cell.isEmpty() ? say("admin.rules.any", "*") : cell;
    }
    var words =
        values.get().values().stream()
            .map(value -> value(column, value))
            .collect(Collectors.joining(say("admin.rules.or", " / ")));
    return values.get().negated() ? say("admin.rules.not", cell, words) : words;
  }

  /** One value of a column of a table. */
  public String value(String column, String value) {
    return switch (column) {
      case "clock" -> say("cases.clock." + value, value);
      case "milestone" -> say("escalation.milestone." + value, value);
      case "type" -> type(value);
      case "variant" -> say("cases.variant." + value, value);
      case "area" -> say("directory.area." + value, value);
      case "level" -> say("escalation.level." + value, value);
      case "raised" -> say("admin.rules.raised." + value, value);
      case "department" -> department(value);
      case "repeat" -> say("admin.rules.repeat", value, number(value));
      default -> value;
    };
  }

  private static Object number(String value) {
    return value.matches("\\d{1,4}") ? (Object) Integer.valueOf(value) : value;
  }

  private String department(String id) {
    return directory.department(id).map(RuleWords::name).orElse(id);
  }

  private static String name(Department department) {
    return language().getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? department.nameEn()
        : department.name();
  }

  /** The cells of a row that has words, in the order of its columns. */
  public List<String> columns(RuleRow row, Rulebook book) {
    return row.cells().keySet().stream()
        .filter(column -> !book.book().key().contains(column))
        .toList();
  }

  private String say(String key, String otherwise, Object... arguments) {
    return String.valueOf(
        messages.getMessage(
            key, Arrays.copyOf(arguments, arguments.length), otherwise, language()));
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }
}
