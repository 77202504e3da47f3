package org.investordesk.escalation.web;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.ChainChecks.Finding;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.store.ChainReport;
import org.investordesk.escalation.store.EscalationBoard;
import org.investordesk.escalation.web.Wording.StepLine;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The list of open escalations and of the gaps in the chain, for those who see every department;
 * and what the supervision form and the case file send.
 */
@Controller
class EscalationPages {

  static final int PAGE = 30;
  private static final int FINDINGS_SHOWN = 200;

  /** An open issue at its highest level. */
  record Row(
      String number,
      String subject,
      String department,
      String level,
      ZonedDateTime at,
      String to,
      boolean fallback,
      CallLines.Line call) {}

  /** An open issue for which no leader would be found. */
  record Gap(String number, String subject, String person, List<StepLine> chain) {}

  /** A department to choose from. */
  record Choice(String id, String name) {}

  private final EscalationBoard board;
  private final ChainReport report;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final CallLines calls;
  private final Wording wording;

  EscalationPages(
      EscalationBoard board,
      ChainReport report,
      CaseFiles files,
      Directory directory,
      CurrentUsers users,
      CallLines calls,
      Wording wording) {
    this.board = board;
    this.report = report;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.calls = calls;
    this.wording = wording;
  }

  @GetMapping("/desk/escalations")
  String list(
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    refuseStranger();
    var wanted = parse(level);
    var number = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
    var found = board.highest(wanted, number * PAGE, PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), PAGE));
    var issues = files.findAll(shown.stream().map(Escalation::issue).toList());
    model.addAttribute("rows", shown.stream().map(one -> row(one, issues)).toList());
    model.addAttribute("levels", Level.values());
    model.addAttribute("level", wanted == null ? "" : wanted.name());
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > PAGE);
    addGaps(model);
    return "escalation/list";
  }

  /** What the supervision form offers to reassign to. */
  @GetMapping("/desk/escalations/departments")
  @ResponseBody
  List<Choice> departments() {
    refuseStranger();
    return directory.departments().stream()
        .filter(Department::active)
        .map(department -> new Choice(department.id(), wording.name(department)))
        .toList();
  }

  private void addGaps(Model model) {
    var last = report.last().orElse(null);
    model.addAttribute("check", last);
    if (last == null) {
      return;
    }
    var findings = report.findings(last.day(), FINDINGS_SHOWN);
    var issues = files.findAll(findings.stream().map(Finding::issue).toList());
    model.addAttribute("gaps", findings.stream().map(one -> gap(one, issues)).toList());
  }

  private Row row(Escalation escalation, Map<IssueNumber, IssueView> issues) {
    var issue = issues.get(escalation.issue());
    var department = issue == null ? null : issue.department();
    return new Row(
        escalation.issue().value(),
        issue == null ? "" : issue.subject(),
        department == null ? "" : wording.department(department),
        escalation.level().name(),
        wording.local(escalation.at()),
        wording.names(escalation.call().to()),
        escalation.call().fallback(),
        calls.line(escalation, List.of()));
  }

  private Gap gap(Finding finding, Map<IssueNumber, IssueView> issues) {
    var issue = issues.get(finding.issue());
    return new Gap(
        finding.issue().value(),
        issue == null ? "" : issue.subject(),
        wording.person(finding.person()),
        wording.chain(finding.chain()));
  }

  /** To anybody else the page does not exist. */
  private void refuseStranger() {
    if (!users.current().seesEveryDepartment()) {
      throw new NotFound();
    }
  }

  private static @Nullable Level parse(String text) {
    for (var level : Level.values()) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    return null;
  }
}
