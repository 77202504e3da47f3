package org.investordesk.acceptance.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Report;
import org.investordesk.acceptance.Sector;
import org.investordesk.acceptance.SiteFacts;
import org.investordesk.acceptance.Surroundings;
import org.investordesk.acceptance.domain.InspectorTable;
import org.investordesk.acceptance.domain.InspectorTable.Proposal;
import org.investordesk.acceptance.store.AcceptanceStore;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Upload;
import org.investordesk.cases.web.CaseFileForms;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whom the table proposes, items reported on the investor's behalf, and the list of refused second
 * notices for coordinators and the supervision office.
 */
@Controller
@RequestMapping("/desk/acceptance")
class AcceptancePages {

  static final int PAGE = 30;

  /** A proposed inspector and the rule that names it. */
  record Proposed(String id, String name, String why) {}

  record RefusedRow(
      String number,
      String subject,
      String department,
      String by,
      Instant at,
      List<String> items) {}

  private final AcceptanceDesk desk;
  private final AcceptanceStore store;
  private final InspectorTable inspectors;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final CaseFileForms forms;
  private final Naming naming;

  AcceptancePages(
      AcceptanceDesk desk,
      AcceptanceStore store,
      InspectorTable inspectors,
      CaseFiles files,
      Directory directory,
      CurrentUsers users,
      CaseFileForms forms,
      Naming naming) {
    this.desk = desk;
    this.store = store;
    this.inspectors = inspectors;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.forms = forms;
    this.naming = naming;
  }

  /** What the form of the convener ticks; only departments in use, and never the convener. */
  @GetMapping("/issues/{number}/inspectors")
  @ResponseBody
  List<Proposed> inspectors(
      @PathVariable String number,
      @RequestParam Sector sector,
      @RequestParam BigDecimal height,
      @RequestParam BigDecimal area,
      @RequestParam String civilDefence,
      @RequestParam Surroundings surroundings) {
    var lead = String.valueOf(own(number).department());
    var facts = new SiteFacts(sector, height, area, "YES".equals(civilDefence), surroundings);
    return inspectors.propose(facts).stream()
        .filter(one -> !one.department().equals(lead))
        .flatMap(
            one ->
                directory.department(one.department()).stream()
                    .filter(Department::active)
                    .map(found -> proposed(one, found)))
        .toList();
  }

  private Proposed proposed(Proposal proposal, Department department) {
    return new Proposed(
        department.id(),
        naming.department(department),
        naming.say("acceptance.why." + proposal.rule().substring("rule_".length())));
  }

  /** One item, reported by the department or the coordinator on the investor's behalf. */
  @PostMapping("/issues/{number}/items/{item}")
  String report(
      @PathVariable String number,
      @PathVariable long item,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> added,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after)
      throws IOException {
    var issue = own(number);
    var uploads = new ArrayList<Upload>();
    for (var file : added == null ? List.<MultipartFile>of() : added) {
      if (!file.isEmpty()) {
        var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
        uploads.add(new Upload(name, file.getBytes()));
      }
    }
    return forms.take(
        issue.number(),
        back,
        after,
        "acceptance-item-" + item,
        Map.of("words", words, "reason", reason),
        () -> desk.report(issue.number(), new Report(item, words, uploads, reason)));
  }

  @PostMapping("/issues/{number}/done")
  String sendBack(
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue = own(number);
    return forms.take(
        issue.number(),
        back,
        after,
        "acceptance-done",
        Map.of(),
        () -> desk.sendBack(issue.number()));
  }

  @GetMapping("/second-notices")
  String secondNotices(@RequestParam(defaultValue = "0") int page, Model model) {
    if (!AcceptanceSection.seesRefused(users.current())) {
      throw new NotFound();
    }
    var at = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
    var found = store.refused(at * PAGE, PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), PAGE));
    var views =
        new LinkedHashMap<IssueNumber, IssueView>(
            files.findAll(shown.stream().map(one -> one.issue()).distinct().toList()));
    model.addAttribute(
        "rows",
        shown.stream()
            .map(
                one ->
                    new RefusedRow(
                        one.issue().value(),
                        views.containsKey(one.issue()) ? views.get(one.issue()).subject() : "",
                        naming.department(one.department()),
                        naming.person(one.by()),
                        one.at(),
                        one.items()))
            .toList());
    model.addAttribute("page", at);
    model.addAttribute("more", found.size() > PAGE);
    return "acceptance/second-notices";
  }

  /** An issue of one's own department; to anybody else the page does not exist. */
  private IssueView own(String text) {
    var number = IssueNumber.parse(text).filter(files::maySee).orElseThrow(NotFound::new);
    var issue = files.find(number).orElseThrow(NotFound::new);
    if (!AcceptanceSection.mayReport(users.current(), issue)) {
      throw new NotFound();
    }
    return issue;
  }
}
