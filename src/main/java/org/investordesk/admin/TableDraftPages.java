package org.investordesk.admin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.platform.DecisionRows;
import org.investordesk.platform.DecisionRows.Row;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Editing a decision table row by row, without JavaScript: the page carries the draft along, every
 * button sends it back with one step done. Nothing is kept on the server until it is put in force.
 */
@Controller
@PreAuthorize(CalendarPages.ADMINISTRATORS)
class TableDraftPages {

  private final EditedTables tables;
  private final RuleChanges changes;
  private final RulePages pages;

  TableDraftPages(EditedTables tables, RuleChanges changes, RulePages pages) {
    this.tables = tables;
    this.changes = changes;
    this.pages = pages;
  }

  /** A draft on its way. */
  private record Draft(
      Rulebook book, String content, DecisionRows table, String validFrom, boolean alsoOpen) {

    int place(String id) {
      var ids = table.rows().stream().map(Row::id).toList();
      if (!ids.contains(id)) {
        throw new NotFound();
      }
      return ids.indexOf(id);
    }
  }

  /**
   * @param act what the pressed button says: a step, a colon, the id of the row
   */
  @PostMapping("/desk/rules/{path:ladder|routes}/draft")
  ModelAndView draft(
      @PathVariable String path,
      @RequestParam String carried,
      @RequestParam(defaultValue = "show") String act,
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(defaultValue = "false") boolean alsoOpen,
      @RequestParam MultiValueMap<String, String> fields) {
    var book = Rulebook.at(path).orElseThrow(NotFound::new);
    var content = ProposedRules.uncarried(book.file(), carried);
    var draft =
        new Draft(book, content, tables.read(book, book.file(), content), validFrom, alsoOpen);
    var step = act.split(":", 2);
    var row = step.length == 2 ? step[1] : "";
    return switch (step[0]) {
      case "edit" -> form(draft, row, null, draft.table().rows().get(draft.place(row)));
      case "add" -> form(draft, "", row, new Row("", "", Map.of()));
      case "row" -> save(draft, fields);
      case "up" -> moved(draft, draft.place(row), -1);
      case "down" -> moved(draft, draft.place(row), 1);
      case "delete" -> {
        var rows = new ArrayList<>(draft.table().rows());
        rows.remove(draft.place(row));
        yield written(draft, rows);
      }
      case "preview" -> preview(draft);
      default -> show(draft, List.of());
    };
  }

  private ModelAndView moved(Draft draft, int from, int by) {
    var rows = new ArrayList<>(draft.table().rows());
    if (from + by >= 0 && from + by < rows.size()) {
      Collections.swap(rows, from, from + by);
    }
    return written(draft, rows);
  }

  private ModelAndView written(Draft draft, List<Row> rows) {
    var table = draft.table().with(rows);
    return show(
        new Draft(
            draft.book(),
            tables.write(draft.content(), table),
            table,
            draft.validFrom(),
            draft.alsoOpen()),
        List.of());
  }

  private ModelAndView preview(Draft draft) {
    var day = RulePages.day(draft.validFrom());
    if (day == null) {
      return show(draft, List.of(Problem.of("validFrom", "admin.refusal.validFrom")));
    }
    try {
      return pages.preview(
          new ProposedRules(
              draft.book(), draft.book().file(), draft.content(), day, draft.alsoOpen()));
    } catch (Refusal no) {
      return show(draft, List.of(RulePages.problem(no, "rows")));
    }
  }

  private ModelAndView show(Draft draft, List<Problem> problems) {
    var view = view("admin/draft", draft, problems);
    view.addObject("table", draft.table());
    return view;
  }

  private ModelAndView view(String name, Draft draft, List<Problem> problems) {
    var view = new ModelAndView(name);
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("book", draft.book());
    view.addObject("carried", ProposedRules.carried(draft.content()));
    view.addObject("validFrom", draft.validFrom());
    view.addObject("alsoOpen", draft.alsoOpen());
    view.addObject("today", changes.today());
    view.addObject("problems", problems);
    return view;
  }

  /**
   * @param original id of the row that is edited; empty for a new one
   * @param above id of the row before which a new one goes; null where one is edited
   */
  private ModelAndView form(
      Draft draft, String original, @Nullable String above, Row row, Problem... problems) {
    var view = view("admin/table-row", draft, List.of(problems));
    view.addObject("original", original);
    view.addObject("above", Objects.requireNonNullElse(above, ""));
    view.addObject("row", row);
    view.addObject("table", draft.table());
    view.addObject("choices", tables.choices());
    var chosen = new LinkedHashMap<String, List<String>>();
    var other = new LinkedHashMap<String, String>();
    for (var column : columns(draft)) {
      var cell = TableCell.parse(row.cell(column));
      var listed = cell.isPresent() && !cell.get().negated();
      chosen.put(column, listed ? cell.get().values() : List.of());
      other.put(column, listed ? "" : row.cell(column));
    }
    view.addObject("chosen", chosen);
    view.addObject("other", other);
    return view;
  }

  private static List<String> columns(Draft draft) {
    var columns = new ArrayList<>(draft.table().inputs());
    columns.addAll(draft.table().outputs());
    columns.remove("rule");
    return columns;
  }

  private ModelAndView save(Draft draft, MultiValueMap<String, String> fields) {
    var original = Objects.requireNonNullElse(fields.getFirst("original"), "");
    var above = Objects.requireNonNullElse(fields.getFirst("above"), "");
    var id = Objects.requireNonNullElse(fields.getFirst("id"), "").strip();
    var cells = new LinkedHashMap<String, String>();
    for (var column : columns(draft)) {
      var chosen =
          fields.getOrDefault("in_" + column, List.of()).stream()
              .filter(value -> !value.isBlank())
              .map(String::strip)
              .toList();
      var other = Objects.requireNonNullElse(fields.getFirst("other_" + column), "").strip();
      cells.put(column, chosen.isEmpty() ? other : TableCell.written(column, chosen));
    }
    cells.put("rule", '"' + id + '"');
    var row =
        new Row(id, Objects.requireNonNullElse(fields.getFirst("description"), "").strip(), cells);
    if (!id.matches("[A-Za-z_][A-Za-z0-9_]{0,60}")) {
      return form(draft, original, above, row, Problem.of("id", "admin.refusal.rowId"));
    }
    var rows = new ArrayList<>(draft.table().rows());
    if (!id.equals(original) && rows.stream().anyMatch(each -> each.id().equals(id))) {
      return form(draft, original, above, row, Problem.of("id", "admin.refusal.rowIdTwice", id));
    }
    for (var output : draft.table().outputs()) {
      if (row.cell(output).isEmpty()) {
        return form(
            draft, original, above, row, Problem.of("in_" + output, "admin.refusal.outcome"));
      }
    }
    if (original.isEmpty()) {
      rows.add(above.isEmpty() ? rows.size() : draft.place(above), row);
    } else {
      rows.set(draft.place(original), row);
    }
    return written(draft, rows);
  }
}
