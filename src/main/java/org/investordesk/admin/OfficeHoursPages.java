package org.investordesk.admin;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.OfficeSeason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A new edition of the office hours, season by season; it goes the way of every calendar file. */
@Controller
@RequestMapping("/desk/calendar/hours")
@PreAuthorize(CalendarPages.ADMINISTRATORS)
class OfficeHoursPages {

  private static final int FEWEST_ROWS = 2;
  private static final int MOST_ROWS = 12;

  /** A season as it was typed. */
  record Row(String from, String until, String hours) {

    boolean isEmpty() {
      return from.isBlank() && until.isBlank() && hours.isBlank();
    }
  }

  private final CalendarYears years;
  private final CalendarViews views;

  OfficeHoursPages(CalendarYears years, CalendarViews views) {
    this.years = years;
    this.views = views;
  }

  @GetMapping
  ModelAndView edition() {
    var rows = new ArrayList<Row>();
    for (var season : views.inForce(views.today())) {
      rows.add(row(season));
    }
    return form("", rows, List.of());
  }

  /**
   * @param more asks for one more row and nothing else
   */
  @PostMapping
  ModelAndView preview(
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(name = "from", required = false) String @Nullable [] from,
      @RequestParam(name = "until", required = false) String @Nullable [] until,
      @RequestParam(name = "hours", required = false) String @Nullable [] hours,
      @RequestParam(required = false) @Nullable String more) {
    var rows = rows(from, until, hours);
    if (more != null) {
      rows.add(new Row("", "", ""));
      return form(validFrom, rows, List.of());
    }
    var typed = rows.stream().filter(row -> !row.isEmpty()).toList();
    if (typed.isEmpty()) {
      return form(validFrom, rows, List.of(Problem.of("hours-0", "sla.refusal.hours.none")));
    }
    try {
      LocalDate.parse(validFrom.strip());
    } catch (DateTimeParseException e) {
      return form(validFrom, rows, List.of(Problem.of("validFrom", "admin.refusal.date")));
    }
    var proposed =
        ProposedYear.edited(
            CalendarChange.Origin.HOURS, CalendarYears.HOURS_FILE, file(validFrom.strip(), typed));
    try {
      return views.preview(proposed, "", List.of());
    } catch (Refusal no) {
      return form(validFrom, typed, List.of(problem(no)));
    }
  }

  /** The sentence of a wrong file without file and line; the line tells the row. */
  private static Problem problem(Refusal no) {
    if (!no.key().startsWith("sla.refusal.file.")) {
      return Problem.of("validFrom", no.key(), no.arguments());
    }
    var row = Integer.parseInt(String.valueOf(no.arguments()[1])) - 2;
    if (!no.key().startsWith("sla.refusal.file.hours.")) {
      return Problem.of("hours-" + row, no.key(), no.arguments());
    }
    var what = no.key().substring("sla.refusal.file.hours.".length());
    var field =
        switch (what) {
          case "notDay", "gap", "twice" -> "from-" + row;
          default -> "hours-" + row;
        };
    return Problem.of(field, "sla.refusal.hours." + what, no.arguments());
  }

  /** As typed, full-width signs as well: what is no day or no hours is found by the reader. */
  private static String file(String validFrom, List<Row> rows) {
    var text = new StringBuilder("valid_from, season_from, season_until, hours\n");
    for (var row : rows) {
      text.append(
          Stream.of(validFrom, row.from(), row.until(), row.hours())
              .map(OfficeHoursPages::cell)
              .reduce((one, other) -> one + ", " + other)
              .orElse(""));
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(String typed) {
    return typed
        .strip()
        .replaceAll("[,，、\\r\\n]+", " ")
        .replace('：', ':')
        .replaceAll("\\s*[-–—－~至]+\\s*", "-");
  }

  private ModelAndView form(String validFrom, List<Row> rows, List<Problem> problems) {
    var shown = new ArrayList<>(rows);
    while (shown.size() < FEWEST_ROWS) {
      shown.add(new Row("", "", ""));
    }
    var view = new ModelAndView("admin/hours");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("validFrom", validFrom);
    view.addObject("rows", shown);
    view.addObject("mayAdd", shown.size() < MOST_ROWS);
    view.addObject("tomorrow", views.today().plusDays(1));
    view.addObject("problems", problems);
    return view;
  }

  private static List<Row> rows(
      String @Nullable [] from, String @Nullable [] until, String @Nullable [] hours) {
    var rows = new ArrayList<Row>();
    if (from != null && until != null && hours != null) {
      var many = Math.min(Math.min(from.length, until.length), Math.min(hours.length, MOST_ROWS));
      for (int i = 0; i < many; i++) {
        rows.add(new Row(from[i], until[i], hours[i]));
      }
    }
    return rows;
  }

  private static Row row(OfficeSeason season) {
    return new Row(text(season.from()), text(season.until()), season.hours());
  }

  private static String text(MonthDay day) {
    return day.toString().substring(2);
  }
}
