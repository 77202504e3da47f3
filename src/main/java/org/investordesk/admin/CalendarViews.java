package org.investordesk.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.OfficeSeason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages that several ways of changing the calendar lead to: the year, the preview. */
@Component
class CalendarViews {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int CHANGES_SHOWN = 50;
  private static final int MOVES_SHOWN = 500;

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
  private final Directory directory;
  private final CurrentUsers users;
  private final CalendarWords words;
  private final Clock clock;

  CalendarViews(
      CalendarYears years,
      CalendarChanges changes,
      CalendarHistory history,
      Directory directory,
      CurrentUsers users,
      CalendarWords words,
      Clock clock) {
    this.years = years;
    this.changes = changes;
    this.history = history;
    this.directory = directory;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  ModelAndView report(CalendarChange change) {
    var view = new ModelAndView("admin/change");
    view.addObject("about", words.about(change.file(), change.year()));
    view.addObject("change", change);
    addMoves(view, history.moved(change.id()), false);
    view.addObject("mayChange", mayChange());
    return view;
  }

  /**
   * @param department whose own days are shown besides; null for the city's calendar
   */
  ModelAndView sheet(int year, @Nullable String department, List<Problem> problems) {
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
    var days = department == null ? years.days(year) : years.days(year, department);
    view.addObject("sheet", YearSheet.of(year, days));
    view.addObject("department", department);
    view.addObject("departments", directory.departments());
    view.addObject("loaded", loaded);
    view.addObject("shown", shown);
    view.addObject("horizon", horizon);
    view.addObject("daysLeft", ChronoUnit.DAYS.between(today, horizon));
    view.addObject("endsSoon", ChronoUnit.DAYS.between(today, horizon) < CalendarYears.DAYS_AHEAD);
    view.addObject("today", today);
    view.addObject("seasons", years.officeHours());
    view.addObject("changes", history.latest(CHANGES_SHOWN));
    view.addObject("choices", CalendarPages.DayChoice.values());
    view.addObject("mayChange", mayChange());
    view.addObject("problems", problems);
    return view;
  }

  ModelAndView preview(ProposedYear proposed, String reason, List<Problem> problems) {
    var preview = changes.preview(proposed);
    var view = new ModelAndView("admin/preview");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("about", words.about(proposed.file(), preview.year()));
    view.addObject("proposed", proposed);
    view.addObject("preview", preview);
    view.addObject("isNew", proposed.isYear() && !years.loaded().contains(preview.year()));
    view.addObject("isYear", proposed.isYear());
    view.addObject(
        "hoursNow",
        preview.hours().isEmpty() ? List.of() : inForce(preview.hours().get(0).validFrom()));
    addMoves(view, preview.moved(), true);
    view.addObject("reason", reason);
    view.addObject("problems", problems);
    return view;
  }

  /** The seasons of the edition that counts on a day as things are; of the first one before it. */
  List<OfficeSeason> inForce(LocalDate day) {
    var seasons = years.officeHours();
    var edition = seasons.get(0).validFrom();
    for (var season : seasons) {
      if (!season.validFrom().isAfter(day)) {
        edition = season.validFrom();
      }
    }
    var first = edition;
    return seasons.stream().filter(season -> season.validFrom().equals(first)).toList();
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

  boolean mayChange() {
    return users.current().is(Role.ADMINISTRATOR);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
