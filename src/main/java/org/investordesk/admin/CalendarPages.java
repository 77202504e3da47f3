package org.investordesk.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.DueMoved;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The working calendar: coordinators read it, administrators change it, after a preview. */
@Controller
@RequestMapping("/desk/calendar")
@PreAuthorize(CalendarPages.READERS)
class CalendarPages {

  static final String READERS = "hasAnyRole('camunda-admin', 'coordinator')";
  static final String ADMINISTRATORS = "hasRole('camunda-admin')";

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int CHANGES_SHOWN = 50;
  private static final int MOVES_SHOWN = 500;

  /** What a single day becomes. */
  enum DayChoice {
    OFF,
    WORKED,
    /** As the day of the week says. */
    ORDINARY
  }

  /**
   * A moved limit as the table shows it.
   *
   * @param number null where the clock does not belong to an issue
   * @param over it would be over at once
   */
  record Move(@Nullable String number, DueMoved moved, boolean later, boolean over) {}

  private final CalendarYears years;
  private final CalendarChanges changes;
  private final CalendarHistory history;
  private final CurrentUsers users;
  private final Clock clock;

  CalendarPages(
      CalendarYears years,
      CalendarChanges changes,
      CalendarHistory history,
      CurrentUsers users,
      Clock clock) {
    this.years = years;
    this.changes = changes;
    this.history = history;
    this.users = users;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView year(@RequestParam(required = false) @Nullable Integer year) {
    return sheet(year == null ? today().getYear() : year, List.of());
  }

  /** The other language, or a reload, of a page that was an answer to a form. */
  @GetMapping({"/preview", "/day", "/apply"})
  String again() {
    return "redirect:/desk/calendar";
  }

  @PostMapping("/preview")
  @PreAuthorize(ADMINISTRATORS)
  ModelAndView preview(@RequestParam(required = false) @Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      return sheet(today().getYear(), List.of(Problem.of("file", "admin.refusal.fileMissing")));
    }
    try {
      var name = file.getOriginalFilename();
      return preview(ProposedYear.uploaded(name == null ? "" : name, bytes(file)), "", List.of());
    } catch (Refusal no) {
      return sheet(today().getYear(), List.of(Problem.of("file", no.key(), no.arguments())));
    }
  }

  @PostMapping("/day")
  @PreAuthorize(ADMINISTRATORS)
  ModelAndView day(
      @RequestParam(defaultValue = "") String date,
      @RequestParam DayChoice choice,
      @RequestParam(defaultValue = "") String holiday) {
    LocalDate day;
    try {
      day = LocalDate.parse(date.strip());
    } catch (DateTimeParseException e) {
      return sheet(today().getYear(), List.of(Problem.of("date", "admin.refusal.date")));
    }
    var name = holiday.strip();
    if (choice != DayChoice.ORDINARY && (name.isEmpty() || name.length() > 30)) {
      return sheet(day.getYear(), List.of(Problem.of("holiday", "admin.refusal.holiday")));
    }
    try {
      var content =
          years.withDay(day, choice == DayChoice.ORDINARY ? null : name, choice == DayChoice.OFF);
      return preview(ProposedYear.edited(day.getYear(), content), "", List.of());
    } catch (Refusal no) {
      return sheet(day.getYear(), List.of(Problem.of("date", no.key(), no.arguments())));
    }
  }

  @PostMapping("/apply")
  @PreAuthorize(ADMINISTRATORS)
  ModelAndView apply(
      @RequestParam CalendarChange.Origin origin,
      @RequestParam String file,
      @RequestParam String carried,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String reason) {
    var proposed = ProposedYear.carried(origin, file, carried);
    try {
      var id = changes.apply(proposed, version, reason);
      return new ModelAndView("redirect:/desk/calendar/changes/" + id + "?applied");
    } catch (InvalidInput no) {
      return preview(proposed, reason, no.problems());
    } catch (Refusal no) {
      return preview(proposed, reason, List.of(Problem.of("reason", no.key(), no.arguments())));
    }
  }

  @GetMapping("/changes/{id}")
  ModelAndView change(@PathVariable long id) {
    var view = new ModelAndView("admin/change");
    view.addObject("change", history.find(id).orElseThrow(NotFound::new));
    addMoves(view, history.moved(id), false);
    view.addObject("mayChange", mayChange());
    return view;
  }

  @PostMapping("/changes/{id}/finish")
  @PreAuthorize(ADMINISTRATORS)
  String finish(@PathVariable long id) {
    changes.finish(id);
    return "redirect:/desk/calendar/changes/" + id + "?applied";
  }

  private ModelAndView sheet(int year, List<Problem> problems) {
    if (year < 2000 || year > 2199) {
      throw new NotFound();
    }
    var view = new ModelAndView("admin/calendar");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    var today = today();
    var horizon = years.horizon(today);
    var loaded = years.loaded();
    var shown = new TreeSet<>(loaded);
    shown.add(horizon.getYear() + 1);
    shown.add(year);
    view.addObject("sheet", YearSheet.of(year, years.days(year)));
    view.addObject("loaded", loaded);
    view.addObject("shown", shown);
    view.addObject("horizon", horizon);
    view.addObject("daysLeft", ChronoUnit.DAYS.between(today, horizon));
    view.addObject("endsSoon", ChronoUnit.DAYS.between(today, horizon) < CalendarYears.DAYS_AHEAD);
    view.addObject("seasons", years.officeHours());
    view.addObject("changes", history.latest(CHANGES_SHOWN));
    view.addObject("choices", DayChoice.values());
    view.addObject("mayChange", mayChange());
    view.addObject("problems", problems);
    return view;
  }

  private ModelAndView preview(ProposedYear proposed, String reason, List<Problem> problems) {
    var preview = changes.preview(proposed);
    var view = new ModelAndView("admin/preview");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("proposed", proposed);
    view.addObject("preview", preview);
    view.addObject("isNew", !years.loaded().contains(preview.year()));
    addMoves(view, preview.moved(), true);
    view.addObject("reason", reason);
    view.addObject("problems", problems);
    return view;
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
    view.addObject("movedIssues", moved.stream().map(DueMoved::subject).distinct().count());
    view.addObject("notShown", moved.size() - moves.size());
  }

  private boolean mayChange() {
    return users.current().is(Role.ADMINISTRATOR);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the uploaded calendar", e);
    }
  }
}
