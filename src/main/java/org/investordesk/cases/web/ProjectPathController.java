package org.investordesk.cases.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.ProjectPaths;
import org.investordesk.cases.ProjectPaths.Bar;
import org.investordesk.cases.ProjectPaths.Path;
import org.investordesk.cases.ProjectPaths.Row;
import org.investordesk.cases.ProjectPaths.Spent;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The critical path of a project as bars and as a table. Who sees every department sees all of it;
 * a department that leads an issue of the project sees its own, and of the others the titles; to
 * everybody else it does not exist.
 */
@Controller
class ProjectPathController {

  /** Width of the drawing, in units of its own. */
  private static final int WIDTH = 1000;

  /** Office time of a working day, as the lights count it too. */
  private static final Duration WORKING_DAY = Duration.ofHours(7);

  /**
   * A row as its reader sees it.
   *
   * @param open whether the reader may see more than the title
   */
  record Line(
      String number,
      boolean open,
      String subject,
      String state,
      String department,
      String begin,
      String end,
      boolean done,
      boolean onChain,
      List<String> after,
      List<Piece> pieces,
      int days,
      Shares shares) {}

  /**
   * A stretch of a bar.
   *
   * @param kind {@code done}, {@code open} or {@code beside}
   */
  record Piece(int x, int width, String kind, String title, String begin, String end) {}

  record Shares(String government, String investor, String thirdParty, String late) {}

  /** A vertical mark. */
  record Mark(int x, String label, String day, @Nullable Integer slack) {}

  private final ProjectPaths paths;
  private final CaseFiles files;
  private final CurrentUsers users;
  private final WorkingTime time;
  private final Words words;

  ProjectPathController(
      ProjectPaths paths, CaseFiles files, CurrentUsers users, WorkingTime time, Words words) {
    this.paths = paths;
    this.files = files;
    this.users = users;
    this.time = time;
    this.words = words;
  }

  @GetMapping("/desk/projects/{id}/path")
  String page(@PathVariable long id, Model model) {
    var path = paths.of(id).orElseThrow(NotFound::new);
    var all = users.current().seesEveryDepartment();
    if (!all && path.rows().stream().noneMatch(row -> files.maySee(row.issue().number()))) {
      throw new NotFound();
    }
    var scale = new Scale(path);
    var lines = path.rows().stream().map(row -> line(row, all, scale)).toList();
    model.addAttribute("project", path.project());
    model.addAttribute("lines", lines);
    model.addAttribute("chain", lines.stream().filter(Line::onChain).toList());
    model.addAttribute("chainEnd", all ? end(path) : null);
    model.addAttribute("chainDays", path.chainDays());
    model.addAttribute("sum", all ? shares(sum(path)) : null);
    model.addAttribute(
        "marks",
        path.milestones().stream()
            .map(
                milestone ->
                    new Mark(
                        scale.x(milestone.on()),
                        milestone.name(),
                        day(milestone.on()),
                        all ? milestone.slack() : null))
            .toList());
    model.addAttribute("today", new Mark(scale.x(path.today()), "", day(path.today()), null));
    model.addAttribute("from", day(path.from()));
    model.addAttribute("until", day(path.until()));
    model.addAttribute("all", all);
    return "cases/project-path";
  }

  private @Nullable String end(Path path) {
    if (path.chain().isEmpty()) {
      return null;
    }
    var last = path.chain().get(path.chain().size() - 1);
    return path.rows().stream()
        .filter(row -> row.issue().number().equals(last))
        .map(row -> day(row.end()))
        .findFirst()
        .orElse(null);
  }

  private static Spent sum(Path path) {
    return path.rows().stream()
        .filter(Row::onChain)
        .map(Row::spent)
        .reduce(Spent.NOTHING, Spent::plus);
  }

  private Line line(Row row, boolean all, Scale scale) {
    var issue = row.issue();
    var open = all || files.maySee(issue.number());
    return new Line(
        issue.number().value(),
        open,
        issue.subject(),
        open ? words.state(issue) : "",
        open ? words.department(issue) : "",
        open ? day(row.begin()) : "",
        open ? day(row.end()) : "",
        row.done(),
        row.onChain(),
        open ? row.after().stream().map(number -> named(number, all)).toList() : List.of(),
        open ? pieces(row, scale) : List.of(),
        open ? row.days() : 0,
        shares(open ? row.spent() : Spent.NOTHING));
  }

  /** Its number; only its title where the reader may not see the case. */
  private String named(IssueNumber number, boolean all) {
    return all || files.maySee(number)
        ? number.value()
        : files.find(number).map(IssueView::subject).orElse("–");
  }

  private List<Piece> pieces(Row row, Scale scale) {
    var pieces = new ArrayList<Piece>();
    for (var bar : row.bars()) {
      var x = scale.x(bar.begin());
      pieces.add(
          new Piece(
              x,
              Math.max(4, scale.x(bar.end()) - x),
              kind(bar),
              words.say(bar.titleKey()),
              day(bar.begin()),
              day(bar.end())));
    }
    return pieces;
  }

  private static String kind(Bar bar) {
    if (bar.titleKey().equals("cases.path.between")) {
      return "beside";
    }
    return bar.done() ? "done" : "open";
  }

  /** In days of seven office hours, one digit behind the point. */
  private static Shares shares(Spent spent) {
    return new Shares(
        days(spent.government()),
        days(spent.investor()),
        days(spent.thirdParty()),
        days(spent.late()));
  }

  private static String days(Duration office) {
    return BigDecimal.valueOf(office.toMinutes())
        .divide(BigDecimal.valueOf(WORKING_DAY.toMinutes()), 1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String day(LocalDate day) {
    var locale = LocaleContextHolder.getLocale();
    return "en".equals(locale.getLanguage())
        ? DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK).format(day)
        : day.toString();
  }

  /** Where a day stands: each working day is as wide as the next, others have no width. */
  private final class Scale {

    private final LocalDate from;
    private final int days;

    Scale(Path path) {
      from = path.from();
      days = Math.max(1, count(path.until()));
    }

    private int count(LocalDate day) {
      return day.isBefore(from)
          ? 0
          : (int) from.plusDays(1).datesUntil(day.plusDays(1)).filter(time::isWorkingDay).count();
    }

    int x(LocalDate day) {
      return Math.min(WIDTH, Math.round((float) count(day) * WIDTH / days));
    }
  }
}
