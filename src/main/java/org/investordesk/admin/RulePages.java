package org.investordesk.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.RuleBooks;
import org.investordesk.sla.RuleRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The rules: limits, stages, pauses, ladder, routes. Coordinators read them, administrators change
 * them, after a preview, from a day on, with a reason.
 */
@Controller
@RequestMapping("/desk/rules")
@PreAuthorize(CalendarPages.READERS)
class RulePages {

  private static final int CHANGES_SHOWN = 50;
  private static final int MOVES_SHOWN = 500;

  /** A limit that moves, as the fragment of the calendar shows it. */
  record Move(@Nullable String number, DueMoved moved, boolean later, boolean over) {}

  private final RuleBooks books;
  private final EditedTables tables;
  private final RuleChanges changes;
  private final RuleHistory history;
  private final RuleWords words;
  private final CurrentUsers users;
  private final Clock clock;

  RulePages(
      RuleBooks books,
      EditedTables tables,
      RuleChanges changes,
      RuleHistory history,
      RuleWords words,
      CurrentUsers users,
      Clock clock) {
    this.books = books;
    this.tables = tables;
    this.changes = changes;
    this.history = history;
    this.words = words;
    this.users = users;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView index() {
    var view = view("admin/rules");
    view.addObject("books", Rulebook.values());
    view.addObject("changes", history.latest(CHANGES_SHOWN));
    view.addObject("today", changes.today());
    return view;
  }

  @GetMapping("/{path:limits|stages|pauses|ladder|routes}")
  ModelAndView book(@PathVariable String path) {
    return sheet(book(path, Rulebook.values()), "", false, List.of());
  }

  private static Rulebook book(String path, Rulebook... among) {
    return Rulebook.at(path).filter(Set.of(among)::contains).orElseThrow(NotFound::new);
  }

  private ModelAndView sheet(
      Rulebook book, String validFrom, boolean alsoOpen, List<Problem> problems) {
    var view = view(book.isTable() ? "admin/table" : "admin/book");
    status(view, problems);
    view.addObject("book", book);
    view.addObject("changes", history.of(book));
    view.addObject("today", changes.today());
    view.addObject("validFrom", validFrom.isEmpty() ? changes.today().plusDays(1) : validFrom);
    view.addObject("alsoOpen", alsoOpen);
    view.addObject("problems", problems);
    if (book.isTable()) {
      var content = tables.file(book, changes.today());
      view.addObject("table", tables.read(book, book.file(), content));
      view.addObject("carried", ProposedRules.carried(content));
    } else {
      view.addObject("sheet", books.sheet(book.book()));
    }
    return view;
  }

  /** What is in force today, to be changed and given back. */
  @GetMapping("/{path:limits|stages|pauses|ladder|routes}/file")
  ResponseEntity<byte[]> file(@PathVariable String path) {
    var book = book(path, Rulebook.values());
    var content =
        book.isTable()
            ? tables.file(book, changes.today())
            : books.file(book.book(), changes.today());
    return download(book.file(), content);
  }

  private static ResponseEntity<byte[]> download(String file, String content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The other language, or a reload, of a page that was an answer to a form. */
  @GetMapping({"/{path}/preview", "/{path}/apply", "/{path}/draft"})
  String again(@PathVariable String path) {
    return "redirect:/desk/rules/" + book(path, Rulebook.values()).path();
  }

  @PostMapping("/{path:limits|stages|pauses|ladder|routes}/preview")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  ModelAndView upload(
      @PathVariable String path,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(defaultValue = "false") boolean alsoOpen) {
    var book = book(path, Rulebook.values());
    if (file == null || file.isEmpty()) {
      return sheet(
          book, validFrom, alsoOpen, List.of(Problem.of("file", "admin.refusal.rulesFileMissing")));
    }
    var day = day(validFrom);
    if (day == null) {
      return sheet(
          book, validFrom, alsoOpen, List.of(Problem.of("validFrom", "admin.refusal.validFrom")));
    }
    try {
      var original = file.getOriginalFilename();
      var name = ProposedRules.name(original == null ? "" : original);
      var content = ProposedRules.text(name, bytes(file));
      return preview(new ProposedRules(book, name, content, day, alsoOpen), "", List.of());
    } catch (Refusal no) {
      return sheet(book, validFrom, alsoOpen, List.of(problem(no, "file")));
    }
  }

  /** A refusal of the first day belongs to that field. */
  static Problem problem(Refusal no, String field) {
    var ofTheDay = Set.of("sla.refusal.rulesPast", "platform.refusal.decisionPast");
    return Problem.of(ofTheDay.contains(no.key()) ? "validFrom" : field, no.key(), no.arguments());
  }

  static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @GetMapping("/{path:limits|stages|pauses}/row")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  ModelAndView row(@PathVariable String path, @RequestParam String key) {
    var book = book(path, Rulebook.LIMITS, Rulebook.STAGES, Rulebook.PAUSES);
    var row =
        books.sheet(book.book()).inForce().stream()
            .filter(each -> String.join(",", each.key(book.book())).equals(key))
            .findAny()
            .orElseThrow(NotFound::new);
    return row(book, key, row.cells(), changes.today().plusDays(1).toString(), false, List.of());
  }

  private ModelAndView row(
      Rulebook book,
      String key,
      Map<String, String> cells,
      String validFrom,
      boolean alsoOpen,
      List<Problem> problems) {
    var view = view("admin/row");
    status(view, problems);
    view.addObject("book", book);
    view.addObject("key", key);
    view.addObject("about", words.row(book, key));
    view.addObject("row", new RuleRow(changes.today(), cells));
    view.addObject("validFrom", validFrom);
    view.addObject("alsoOpen", alsoOpen);
    view.addObject("today", changes.today());
    view.addObject("problems", problems);
    return view;
  }

  @PostMapping("/{path:limits|stages|pauses}/row")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  ModelAndView changeRow(
      @PathVariable String path,
      @RequestParam Map<String, String> fields,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(defaultValue = "false") boolean alsoOpen) {
    var book = book(path, Rulebook.LIMITS, Rulebook.STAGES, Rulebook.PAUSES);
    var cells = new LinkedHashMap<String, String>();
    var known =
        books.sheet(book.book()).inForce().stream()
            .filter(each -> String.join(",", each.key(book.book())).equals(key))
            .findAny()
            .orElseThrow(NotFound::new);
    known
        .cells()
        .forEach(
            (column, cell) ->
                cells.put(
                    column,
                    book.book().key().contains(column)
                        ? cell
                        : fields.getOrDefault("cell_" + column, cell).strip()));
    var day = day(validFrom);
    if (day == null) {
      return row(
          book,
          key,
          cells,
          validFrom,
          alsoOpen,
          List.of(Problem.of("validFrom", "admin.refusal.validFrom")));
    }
    try {
      var content = books.withRow(book.book(), day, cells);
      var proposed = new ProposedRules(book, book.file(), content, day, alsoOpen);
      return preview(proposed, "", List.of());
    } catch (Refusal no) {
      return row(book, key, cells, validFrom, alsoOpen, List.of(ofRow(no)));
    }
  }

  /**
   * What is wrong with one cell stands at its field; the line of a file nobody sees is left out.
   */
  private static Problem ofRow(Refusal no) {
    var arguments = no.arguments();
    if (no.key().equals("sla.refusal.file.value")) {
      return Problem.of(
          "cell_" + arguments[2], "admin.refusal.cell", arguments[2], String.valueOf(arguments[3]));
    }
    return problem(no, "row");
  }

  @PostMapping("/{path:limits|stages|pauses|ladder|routes}/apply")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  ModelAndView apply(
      @PathVariable String path,
      @RequestParam String file,
      @RequestParam String carried,
      @RequestParam LocalDate validFrom,
      @RequestParam(defaultValue = "false") boolean alsoOpen,
      @RequestParam long number,
      @RequestParam(defaultValue = "") String reason) {
    var book = book(path, Rulebook.values());
    var proposed =
        new ProposedRules(book, file, ProposedRules.uncarried(file, carried), validFrom, alsoOpen);
    try {
      var id = changes.apply(proposed, number, reason);
      return new ModelAndView("redirect:/desk/rules/changes/" + id + "?applied");
    } catch (InvalidInput no) {
      return preview(proposed, reason, no.problems());
    } catch (Refusal no) {
      return refused(proposed, reason, no);
    }
  }

  /** With a new preview where there can be one: somebody else changed the rules meanwhile. */
  private ModelAndView refused(ProposedRules proposed, String reason, Refusal no) {
    try {
      return preview(proposed, reason, List.of(problem(no, "reason")));
    } catch (Refusal stillNo) {
      return sheet(
          proposed.book(),
          proposed.validFrom().toString(),
          proposed.alsoOpen(),
          List.of(problem(stillNo, "file")));
    }
  }

  private ModelAndView preview(ProposedRules proposed, String reason, List<Problem> problems) {
    var plan = changes.plan(proposed);
    var view = view("admin/rules-preview");
    status(view, problems);
    view.addObject("proposed", proposed);
    view.addObject("book", proposed.book());
    view.addObject("plan", plan);
    view.addObject("later", proposed.validFrom().isAfter(changes.today()));
    addMoves(view, plan.moved(), true);
    view.addObject("reason", reason);
    view.addObject("problems", problems);
    return view;
  }

  /** A preview of rows that were changed on the page. */
  ModelAndView preview(ProposedRules proposed) {
    return preview(proposed, "", List.of());
  }

  @GetMapping("/changes/{id}")
  ModelAndView change(@PathVariable long id) {
    return change(id, "", List.of());
  }

  private ModelAndView change(long id, String reason, List<Problem> problems) {
    var change = history.find(id).orElseThrow(NotFound::new);
    var view = view("admin/rules-change");
    status(view, problems);
    view.addObject("change", change);
    view.addObject("book", change.book());
    view.addObject("differences", history.differences(id));
    view.addObject("later", change.validFrom().isAfter(changes.today()));
    view.addObject("unfinished", changes.isUnfinished(change));
    addMoves(view, history.moved(id), false);
    view.addObject("reason", reason);
    view.addObject("problems", problems);
    return view;
  }

  @GetMapping("/changes/{id}/file")
  ResponseEntity<byte[]> changedFile(@PathVariable long id) {
    var change = history.find(id).orElseThrow(NotFound::new);
    return download(change.book().file(), history.content(id));
  }

  @PostMapping("/changes/{id}/withdraw")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  ModelAndView withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
    try {
      changes.withdraw(id, reason);
      return new ModelAndView("redirect:/desk/rules/changes/" + id);
    } catch (InvalidInput no) {
      return change(id, reason, no.problems());
    } catch (NotFound no) {
      throw no;
    } catch (Refusal no) {
      return change(id, reason, List.of(problem(no, "reason")));
    }
  }

  @PostMapping("/changes/{id}/finish")
  @PreAuthorize(CalendarPages.ADMINISTRATORS)
  String finish(@PathVariable long id) {
    changes.finish(id);
    return "redirect:/desk/rules/changes/" + id + "?applied";
  }

  private ModelAndView view(String name) {
    var view = new ModelAndView(name);
    view.addObject("mayChange", users.current().is(Role.ADMINISTRATOR));
    return view;
  }

  private static void status(ModelAndView view, List<Problem> problems) {
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private void addMoves(ModelAndView view, List<DueMoved> moved, boolean ahead) {
    var now = clock.instant();
    var moves = new ArrayList<Move>();
    for (var one : moved.subList(0, Math.min(moved.size(), MOVES_SHOWN))) {
      var over = ahead && one.to().isBefore(now) && !one.from().isBefore(now);
      moves.add(
          new Move(
              IssueNumber.parse(one.subject()).map(IssueNumber::value).orElse(null),
              one,
              one.to().isAfter(one.from()),
              over));
    }
    view.addObject("moves", moves);
    view.addObject("movedLimits", moved.size());
    view.addObject("movedIssues", moved.stream().map(DueMoved::subject).distinct().count());
    view.addObject("notShown", moved.size() - moves.size());
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the uploaded rules", e);
    }
  }
}
