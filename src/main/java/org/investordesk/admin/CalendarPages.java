package org.investordesk.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.investordesk.directory.Directory;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;
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

  /** What a single day becomes. */
  enum DayChoice {
    OFF(null),
    WORKED(null),
    MORNING(HalfDay.MORNING),
    AFTERNOON(HalfDay.AFTERNOON),
    /** As the day of the week says; of a department, as the city's calendar says. */
    ORDINARY(null);

    private final @Nullable HalfDay worked;

    DayChoice(@Nullable HalfDay worked) {
      this.worked = worked;
    }
  }

  private final CalendarYears years;
  private final CalendarChanges changes;
  private final CalendarHistory history;
  private final CalendarViews views;
  private final Directory directory;

  CalendarPages(
      CalendarYears years,
      CalendarChanges changes,
      CalendarHistory history,
      CalendarViews views,
      Directory directory) {
    this.years = years;
    this.changes = changes;
    this.history = history;
    this.views = views;
    this.directory = directory;
  }

  @GetMapping
  ModelAndView year(
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String department) {
    return sheet(year == null ? thisYear() : year, known(department), List.of());
  }

  /** Null for the city. */
  private @Nullable String known(String department) {
    if (department.isEmpty()) {
      return null;
    }
    return directory.department(department).orElseThrow(NotFound::new).id();
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
      return refused("file", new Refusal("admin.refusal.fileMissing"));
    }
    try {
      var name = file.getOriginalFilename();
      var proposed = ProposedYear.uploaded(name == null ? "" : name, bytes(file));
      var department = proposed.department();
      if (department != null && directory.department(department).isEmpty()) {
        throw new Refusal("admin.refusal.department", department);
      }
      return views.preview(proposed, "", List.of());
    } catch (Refusal no) {
      return refused("file", no);
    }
  }

  private ModelAndView refused(String field, Refusal no) {
    return sheet(thisYear(), null, List.of(Problem.of(field, no.key(), no.arguments())));
  }

  @PostMapping("/day")
  @PreAuthorize(ADMINISTRATORS)
  ModelAndView day(
      @RequestParam(defaultValue = "") String date,
      @RequestParam DayChoice choice,
      @RequestParam(defaultValue = "") String holiday,
      @RequestParam(defaultValue = "") String department) {
    var whose = known(department);
    LocalDate day;
    try {
      day = LocalDate.parse(date.strip());
    } catch (DateTimeParseException e) {
      return sheet(thisYear(), whose, List.of(Problem.of("date", "admin.refusal.date")));
    }
    var name = holiday.strip();
    if (choice != DayChoice.ORDINARY && (name.isEmpty() || name.length() > 30)) {
      return sheet(day.getYear(), whose, List.of(Problem.of("holiday", "admin.refusal.holiday")));
    }
    try {
      return views.preview(proposed(day, choice, name, whose), "", List.of());
    } catch (Refusal no) {
      return sheet(day.getYear(), whose, List.of(Problem.of("date", no.key(), no.arguments())));
    }
  }

  private ProposedYear proposed(
      LocalDate day, DayChoice choice, String name, @Nullable String department) {
    var occasion = choice == DayChoice.ORDINARY ? null : name;
    var off = choice == DayChoice.OFF;
    return department == null
        ? ProposedYear.edited(
            CalendarChange.Origin.DAY,
            day.getYear() + ".json",
            years.withDay(day, occasion, off, choice.worked))
        : ProposedYear.edited(
            CalendarChange.Origin.DEPARTMENT,
            CalendarYears.departmentFile(department),
            years.withOwnDay(department, day, occasion, off, choice.worked));
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
      return views.preview(proposed, reason, no.problems());
    } catch (Refusal no) {
      return views.preview(
          proposed, reason, List.of(Problem.of("reason", no.key(), no.arguments())));
    }
  }

  @GetMapping("/changes/{id}")
  ModelAndView change(@PathVariable long id) {
    return views.report(history.find(id).orElseThrow(NotFound::new));
  }

  @PostMapping("/changes/{id}/finish")
  @PreAuthorize(ADMINISTRATORS)
  String finish(@PathVariable long id) {
    changes.finish(id);
    return "redirect:/desk/calendar/changes/" + id + "?applied";
  }

  private ModelAndView sheet(int year, @Nullable String department, List<Problem> problems) {
    return views.sheet(year, department, problems);
  }

  private int thisYear() {
    return views.today().getYear();
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the uploaded calendar", e);
    }
  }
}
