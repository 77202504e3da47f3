package org.investordesk.power.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.web.CaseFileForms;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Saving;
import org.investordesk.power.Stage;
import org.investordesk.power.domain.DayCount;
import org.investordesk.power.store.PowerQueue;
import org.investordesk.power.store.PowerQueue.Wanted;
import org.investordesk.power.store.SavingLedger;
import org.investordesk.sla.Light;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The queue of power issues and the ledger of time compression: of one's own department, or of all
 * for those who see every department.
 */
@Controller
@RequestMapping("/desk/power")
class PowerPages {

  static final int PAGE = 30;
  private static final int LEDGER_PAGE = 10;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * A row of the queue.
   *
   * @param days working days in the stage; null between stages
   */
  record Line(
      IssueView issue,
      @Nullable String stage,
      @Nullable BigDecimal days,
      @Nullable String voltage,
      @Nullable Integer capacityKva,
      @Nullable String greenReason,
      @Nullable Light light) {}

  /** The stages of one connection in the ledger. */
  record Entry(IssueView issue, List<Saving> savings) {}

  private final PowerConnections connections;
  private final PowerQueue queue;
  private final SavingLedger ledger;
  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final WorkingTime time;
  private final CurrentUsers users;
  private final CaseFileForms forms;
  private final Clock clock;

  PowerPages(
      PowerConnections connections,
      PowerQueue queue,
      SavingLedger ledger,
      CaseFiles files,
      ServiceClocks clocks,
      WorkingTime time,
      CurrentUsers users,
      CaseFileForms forms,
      Clock clock) {
    this.connections = connections;
    this.queue = queue;
    this.ledger = ledger;
    this.files = files;
    this.clocks = clocks;
    this.time = time;
    this.users = users;
    this.forms = forms;
    this.clock = clock;
  }

  @GetMapping
  String queue(
      @RequestParam(defaultValue = "false") boolean green,
      @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "false") boolean closed,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var wanted = new Wanted(departments(), green, parse(stage), closed);
    var number = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
    var found = queue.page(wanted, number * PAGE, PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), PAGE));
    var numbers = shown.stream().map(PowerQueue.Row::issue).toList();
    var issues = files.findAll(numbers);
    var lights = clocks.lights(numbers.stream().map(IssueNumber::value).toList(), clock.instant());
    model.addAttribute(
        "rows",
        shown.stream()
            .filter(row -> issues.containsKey(row.issue()))
            .map(row -> line(row, issues.get(row.issue()), lights.get(row.issue().value())))
            .toList());
    model.addAttribute("stages", Stage.values());
    model.addAttribute("green", green);
    model.addAttribute("stage", wanted.stage() == null ? "" : wanted.stage().name());
    model.addAttribute("closed", closed);
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > PAGE);
    return "power/queue";
  }

  @GetMapping("/compression")
  String compression(@RequestParam(defaultValue = "0") int page, Model model) {
    var mine = departments();
    var number = Math.max(0, Math.min(page, Integer.MAX_VALUE / LEDGER_PAGE - 1));
    var found = new LinkedHashMap<>(ledger.page(mine, number * LEDGER_PAGE, LEDGER_PAGE + 1));
    var more = found.size() > LEDGER_PAGE;
    var issues = files.findAll(found.keySet());
    model.addAttribute(
        "entries",
        found.entrySet().stream()
            .limit(LEDGER_PAGE)
            .filter(entry -> issues.containsKey(entry.getKey()))
            .map(entry -> new Entry(issues.get(entry.getKey()), entry.getValue()))
            .toList());
    model.addAttribute("totals", ledger.totals(mine));
    model.addAttribute("page", number);
    model.addAttribute("more", more);
    return "power/compression";
  }

  /** Puts an issue into the green channel or takes it out. */
  @PostMapping("/{number}/green-channel")
  String greenChannel(
      @PathVariable String number,
      @RequestParam boolean enter,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue =
        IssueNumber.parse(number)
            .filter(files::maySee)
            .flatMap(files::find)
            .filter(found -> mayDecide(users.current(), found))
            .orElseThrow(NotFound::new);
    return forms.take(
        issue.number(),
        back,
        after,
        "green",
        Map.of("text", reason),
        () -> {
          if (enter) {
            connections.enterGreenChannel(issue.number(), reason);
          } else {
            connections.leaveGreenChannel(issue.number(), reason);
          }
        });
  }

  /** Coordinators and the lead department, while the issue is open. */
  static boolean mayDecide(CurrentUser user, IssueView issue) {
    return issue.type() == IssueType.POWER
        && issue.state().isOpen()
        && (user.is(Role.COORDINATOR)
            || user.is(Role.ADMINISTRATOR)
            || user.departments().contains(String.valueOf(issue.department())));
  }

  private Line line(PowerQueue.Row row, IssueView issue, @Nullable Light light) {
    return new Line(
        issue,
        row.stage() == null ? null : row.stage().name(),
        row.stageSince() == null ? null : daysSince(row.stageSince()),
        row.voltage() == null ? null : row.voltage().name(),
        row.capacityKva(),
        row.greenReason(),
        light);
  }

  private BigDecimal daysSince(Instant since) {
    return new DayCount(time::isWorkingDay)
        .between(
            LocalDate.ofInstant(since, SHANGHAI),
            LocalDate.ofInstant(clock.instant(), SHANGHAI),
            Saving.Days.WORKING);
  }

  /** Null for those who see every department; to who is in none the pages do not exist. */
  private @Nullable Set<String> departments() {
    var user = users.current();
    if (user.seesEveryDepartment()) {
      return null;
    }
    if (user.departments().isEmpty()) {
      throw new NotFound();
    }
    return user.departments();
  }

  private static @Nullable Stage parse(String text) {
    for (var stage : Stage.values()) {
      if (stage.name().equals(text)) {
        return stage;
      }
    }
    return null;
  }
}
