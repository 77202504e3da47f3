package org.investordesk.leaders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueKinds;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeadersInOffice;
import org.investordesk.directory.Project;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.SupervisionDesk.Supervised;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.investordesk.rulings.WaitingExtensions;
import org.investordesk.sla.Light;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What one leader has to look at: his projects, what he supervises, what is late in either, and
 * what waits for his word. Nobody else's portfolio is on it.
 */
@Controller
class LeaderPage {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SHANGHAI);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(SHANGHAI);

  /**
   * A project with what is open on it.
   *
   * @param red issues past their limit
   * @param yellow issues close to it
   */
  record ProjectRow(Project project, String amount, int open, long red, long yellow) {}

  /**
   * An issue that is late or close to it.
   *
   * @param holder who has it now: the handler, else the department
   * @param daysLate whole days past the limit; 0 while it is close to it
   * @param level highest level called for this leader; null where he only answers for the project
   */
  record IssueRow(
      IssueView issue,
      Light light,
      String holder,
      String due,
      long daysLate,
      @Nullable Level level) {}

  /** An answer, a request for time, minutes or a meeting that waits for him. */
  record Waiting(String key, String href, String what, String who, String until) {}

  /**
   * An instruction or order of his that a department has not answered.
   *
   * @param late its day has passed
   */
  record Owed(String href, String name, String what, String who, String until, boolean late) {}

  private final Directory directory;
  private final LeadersInOffice leaders;
  private final CaseFiles files;
  private final IssueKinds kinds;
  private final SupervisionDesk supervision;
  private final OnSiteOffices offices;
  private final WaitingExtensions extensions;
  private final ServiceClocks clocks;
  private final CurrentUsers users;
  private final Clock clock;

  LeaderPage(
      Directory directory,
      LeadersInOffice leaders,
      CaseFiles files,
      IssueKinds kinds,
      SupervisionDesk supervision,
      OnSiteOffices offices,
      WaitingExtensions extensions,
      ServiceClocks clocks,
      CurrentUsers users,
      Clock clock) {
    this.directory = directory;
    this.leaders = leaders;
    this.files = files;
    this.kinds = kinds;
    this.supervision = supervision;
    this.offices = offices;
    this.extensions = extensions;
    this.clocks = clocks;
    this.users = users;
    this.clock = clock;
  }

  @GetMapping("/desk/leader")
  @PreAuthorize("hasRole('leader')")
  String show(Model model) {
    var leader = users.current().id();
    var now = clock.instant();
    var projects = new LinkedHashMap<Project, List<IssueNumber>>();
    leaders.projectsOf(leader).forEach(one -> projects.put(one, kinds.openOfProject(one.id())));
    var supervised = new LinkedHashMap<IssueNumber, Supervised>();
    supervision.supervisionsOf(leader).forEach(one -> supervised.put(one.issue(), one));
    var mine = new LinkedHashSet<IssueNumber>(supervised.keySet());
    projects.values().forEach(mine::addAll);
    var lights = clocks.lights(mine.stream().map(IssueNumber::value).toList(), now);
    model.addAttribute(
        "projects",
        projects.entrySet().stream()
            .map(one -> row(one.getKey(), one.getValue(), lights))
            .toList());
    var late = late(mine, lights, supervised, now);
    var shown = late.stream().map(row -> row.issue().number()).collect(Collectors.toSet());
    model.addAttribute("issues", late);
    model.addAttribute("red", late.stream().filter(row -> row.light() == Light.RED).count());
    model.addAttribute("yellow", late.stream().filter(row -> row.light() != Light.RED).count());
    model.addAttribute(
        "supervised",
        files
            .findAll(supervised.keySet().stream().filter(one -> !shown.contains(one)).toList())
            .values()
            .stream()
            .map(issue -> row(issue, light(issue.number(), lights), supervised, now))
            .toList());
    var directives = supervision.directivesOf(leader, true);
    model.addAttribute("waiting", waiting(leader, directives));
    model.addAttribute("owed", owed(directives, LocalDate.ofInstant(now, SHANGHAI)));
    return "leaders/mine";
  }

  private static Light light(IssueNumber issue, Map<String, Light> lights) {
    return lights.getOrDefault(issue.value(), Light.CLOSED);
  }

  private static ProjectRow row(
      Project project, List<IssueNumber> open, Map<String, Light> lights) {
    return new ProjectRow(
        project,
        "%.2f".formatted(project.amountYuan() / 100_000_000.0),
        open.size(),
        count(open, lights, Light.RED),
        count(open, lights, Light.YELLOW));
  }

  private static long count(List<IssueNumber> open, Map<String, Light> lights, Light light) {
    return open.stream().filter(one -> lights.get(one.value()) == light).count();
  }

  /** Red ones first, the longest late at the top. */
  private List<IssueRow> late(
      Set<IssueNumber> mine,
      Map<String, Light> lights,
      Map<IssueNumber, Supervised> supervised,
      Instant now) {
    var wanted =
        mine.stream()
            .filter(
                one ->
                    lights.get(one.value()) == Light.RED || lights.get(one.value()) == Light.YELLOW)
            .toList();
    return files.findAll(wanted).values().stream()
        .map(issue -> row(issue, light(issue.number(), lights), supervised, now))
        .sorted(
            Comparator.comparing((IssueRow row) -> row.light() != Light.RED)
                .thenComparing(Comparator.comparing(IssueRow::daysLate).reversed())
                .thenComparing(IssueRow::due))
        .toList();
  }

  private IssueRow row(
      IssueView issue, Light light, Map<IssueNumber, Supervised> supervised, Instant now) {
    var due = issue.dueAt();
    var department = issue.department() == null ? "–" : department(issue.department());
    var called = supervised.get(issue.number());
    return new IssueRow(
        issue,
        light,
        issue.handlerName() == null ? department : department + " · " + issue.handlerName(),
        due == null ? "–" : MINUTE.format(due),
        due == null || !now.isAfter(due) ? 0 : Math.max(1, Duration.between(due, now).toDays()),
        called == null ? null : called.level());
  }

  private List<Waiting> waiting(String leader, List<Directive> directives) {
    var waiting = new ArrayList<Waiting>();
    for (var one : extensions.waitingFor(leader)) {
      waiting.add(
          new Waiting(
              "leaders.waiting.extension",
              "/desk/issues/" + one.issue().value(),
              one.issue().value() + " " + one.reason(),
              department(one.department()),
              MINUTE.format(one.lapsesAt())));
    }
    for (var directive : directives) {
      if (directive.state() == Directive.State.ANSWERED) {
        waiting.add(
            new Waiting(
                "leaders.waiting.answer",
                "/desk/directives/" + directive.id(),
                called(directive) + directive.text(),
                department(directive.department()),
                directive.until().toString()));
      }
    }
    for (var office : offices.all(null)) {
      if (office.convener().equals(leader)) {
        if (office.state() == OnSiteOffice.State.MINUTED) {
          waiting.add(of("leaders.waiting.minutes", office, DAY.format(office.endsAt())));
        } else if (office.state() == OnSiteOffice.State.CALLED) {
          waiting.add(of("leaders.waiting.meeting", office, MINUTE.format(office.beginsAt())));
        }
      }
    }
    return waiting;
  }

  private List<Owed> owed(List<Directive> directives, LocalDate today) {
    return directives.stream()
        .filter(directive -> directive.state() == Directive.State.OPEN)
        .sorted(Comparator.comparing(Directive::until))
        .map(
            one ->
                new Owed(
                    "/desk/directives/" + one.id(),
                    one.order() == null ? "" : one.order().toString(),
                    one.text(),
                    department(one.department()),
                    one.until().toString(),
                    one.isLate(today)))
        .toList();
  }

  /** An order has a number, an instruction is known by its words. */
  private static String called(Directive directive) {
    return directive.order() == null ? "" : directive.order() + " ";
  }

  private String department(String id) {
    return directory.department(id).map(LeaderPage::name).orElse(id);
  }

  private static Waiting of(String key, OnSiteOffice office, String until) {
    return new Waiting(
        key, "/desk/onsite/" + office.number(), office.title(), office.place(), until);
  }

  private static String name(Department department) {
    return "en".equals(LocaleContextHolder.getLocale().getLanguage())
        ? department.nameEn()
        : department.name();
  }

  /** The way in from the staff's start page. */
  @Configuration
  static class Card {

    @Bean
    StartPageCard leaderStartPageCard() {
      return StartPageCard.of(
          "leaders.title", "leaders.text", "/desk/leader", 5, true, Set.of(Role.LEADER));
    }
  }
}
