package org.investordesk.admin;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Area;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.escalation.Level;
import org.investordesk.platform.DecisionRows;
import org.investordesk.platform.DecisionTables;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.springframework.stereotype.Component;

/** The ladder and the routes: read, checked, and put in force from a day. */
@Component
class EditedTables {

  private final DecisionTables tables;
  private final DecisionVersions versions;
  private final Directory directory;
  private final RuleWords words;

  EditedTables(
      DecisionTables tables, DecisionVersions versions, Directory directory, RuleWords words) {
    this.tables = tables;
    this.versions = versions;
    this.directory = directory;
    this.words = words;
  }

  /** The file in force on a day. */
  String file(Rulebook book, LocalDate on) {
    return tables.content(versions.inForce(book.decision(), on).definition());
  }

  /** The rows of a file; no more than readable. */
  DecisionRows read(Rulebook book, String file, String content) {
    return tables.read(book.decision(), file, content);
  }

  String write(String content, DecisionRows rows) {
    return tables.write(content, rows);
  }

  /** What each column may say. */
  Map<String, List<String>> choices() {
    var choices = new LinkedHashMap<String, List<String>>();
    choices.put("clock", names(ClockName.values()));
    choices.put("milestone", names(Milestone.values()));
    choices.put("type", names(IssueType.values()));
    choices.put(
        "variant",
        Stream.of(IssueType.values()).flatMap(type -> type.variants().stream()).toList());
    choices.put("raised", List.of("true", "false"));
    choices.put("area", Stream.of(Area.values()).map(Area::label).toList());
    choices.put("level", names(Level.values()));
    choices.put(
        "department",
        directory.departments().stream().filter(Department::active).map(Department::id).toList());
    return choices;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  RulePlan plan(ProposedRules proposed) {
    var book = proposed.book();
    var number = versions.number();
    var table = read(book, proposed.file(), proposed.content());
    var before = read(book, book.file(), file(book, proposed.validFrom()));
    var warnings =
        new TableCheck(book, proposed.file(), proposed.content(), choices(), words::value)
            .check(
                table,
                before,
                tables.decider(book.decision(), proposed.file(), proposed.content()));
    return new RulePlan(
        TableCheck.differences(before, table),
        number,
        versions.replacedBy(book.decision(), proposed.validFrom()).isPresent(),
        warnings,
        List.of(),
        0);
  }

  void put(ProposedRules proposed, long number, LongConsumer alongside) {
    versions.put(
        proposed.book().decision(),
        proposed.book().file(),
        proposed.content(),
        proposed.validFrom(),
        proposed.alsoOpen() && proposed.book().keepsPromises(),
        number,
        alongside);
  }
}
