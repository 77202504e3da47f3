package org.investordesk.acceptance.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceFile;
import org.investordesk.acceptance.AcceptanceFile.Inspection;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.ListKind;
import org.investordesk.acceptance.NewFact;
import org.investordesk.acceptance.Sector;
import org.investordesk.acceptance.Surroundings;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Opinion;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.TaskFormPart;
import org.springframework.stereotype.Component;

/** What the forms of the acceptance tasks show besides head and words. */
@Component
class AcceptanceFormPart implements TaskFormPart {

  record Choice(String id, String name) {}

  /** An item that came back. */
  record Returned(
      long id,
      int position,
      String what,
      String ground,
      String department,
      String words,
      String reason,
      List<Choice> files) {}

  record Said(String name, String verdict, String text, List<String> items) {}

  record Finding(String department, String what) {}

  private final AcceptanceDesk desk;
  private final CaseFiles files;
  private final Opinions opinions;
  private final Naming naming;

  AcceptanceFormPart(AcceptanceDesk desk, CaseFiles files, Opinions opinions, Naming naming) {
    this.desk = desk;
    this.files = files;
    this.opinions = opinions;
    this.naming = naming;
  }

  @Override
  public String process() {
    return "acceptance-inspection";
  }

  @Override
  public String room() {
    return "acceptance";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    var file = desk.file(issue.number());
    return switch (task) {
      case "userTask_checkFile" -> checkFile(file, issue);
      case "userTask_conveneInspection" -> convene(file, issue);
      case "userTask_summariseOpinions" -> summarise(file, issue);
      case "userTask_recheckItems" -> recheck(file, issue);
      default -> Map.of();
    };
  }

  private Map<String, Object> checkFile(AcceptanceFile file, IssueView issue) {
    return Map.of(
        "papers",
        returned(file, issue),
        "noticed",
        file.lists().stream()
            .anyMatch(
                list ->
                    list.kind() == ListKind.DEFECTS
                        && list.department().equals(issue.department())),
        "newFacts",
        Arrays.stream(NewFact.values())
            .map(fact -> new Choice(fact.name(), naming.say("acceptance.newFact." + fact.name())))
            .toList());
  }

  private Map<String, Object> convene(AcceptanceFile file, IssueView issue) {
    var facts = new HashMap<String, String>();
    if (!file.inspections().isEmpty()) {
      var last = last(file).facts();
      facts.put("sector", last.sector().name());
      facts.put("height", last.height().stripTrailingZeros().toPlainString());
      facts.put("area", last.area().stripTrailingZeros().toPlainString());
      facts.put("civilDefence", last.civilDefence() ? "YES" : "NO");
      facts.put("surroundings", last.surroundings().name());
    }
    return Map.of(
        "facts",
        facts,
        "lead",
        String.valueOf(issue.department()),
        "sectors",
        Arrays.stream(Sector.values())
            .map(one -> new Choice(one.name(), naming.say("acceptance.sector." + one.name())))
            .toList(),
        "surroundings",
        Arrays.stream(Surroundings.values())
            .map(one -> new Choice(one.name(), naming.say("acceptance.surroundings." + one.name())))
            .toList());
  }

  private Map<String, Object> summarise(AcceptanceFile file, IssueView issue) {
    var inspection = last(file);
    var given = ofRound(issue, inspection);
    var findings = new ArrayList<Finding>();
    for (var opinion : given) {
      if (opinion.verdict() != null && opinion.verdict() != Verdict.AGREED) {
        opinion.items().forEach(item -> findings.add(new Finding(opinion.department(), item)));
      }
    }
    var inspectors = new ArrayList<Choice>();
    inspection
        .called()
        .forEach(
            department -> inspectors.add(new Choice(department, naming.department(department))));
    inspectors.add(new Choice(inspection.department(), naming.department(inspection.department())));
    return Map.of(
        "inspection",
        naming.say("acceptance.inspectionOn", inspection.on().toString(), inspection.place()),
        "opinions",
        given.stream().map(this::said).toList(),
        "findings",
        findings,
        "inspectors",
        inspectors,
        "mustRectify",
        given.stream().anyMatch(one -> one.verdict() == Verdict.REFUSED),
        "absent",
        given.stream().anyMatch(one -> one.state() != State.GIVEN));
  }

  private Map<String, Object> recheck(AcceptanceFile file, IssueView issue) {
    return Map.of(
        "items",
        returned(file, issue),
        "settled",
        file.current().stream()
            .map(ItemList::items)
            .flatMap(List::stream)
            .filter(item -> item.state() == ItemState.SETTLED)
            .count());
  }

  private List<Opinion> ofRound(IssueView issue, Inspection inspection) {
    return opinions.of(issue.number()).stream()
        .filter(one -> one.purpose() == Purpose.INSPECTION && one.round() == inspection.round())
        .toList();
  }

  private Said said(Opinion opinion) {
    var verdict = opinion.verdict();
    return new Said(
        naming.department(opinion.department()),
        naming.say(
            verdict == null
                ? "acceptance.opinionState." + opinion.state().name()
                : "acceptance.verdict." + verdict.name()),
        Objects.requireNonNullElse(opinion.text(), ""),
        opinion.items());
  }

  private List<Returned> returned(AcceptanceFile file, IssueView issue) {
    var names = new HashMap<UUID, String>();
    for (Attachment attachment : files.attachments(issue.number(), Audience.STAFF)) {
      names.put(attachment.id(), attachment.fileName());
    }
    return file.current().stream()
        .flatMap(list -> list.unsettled().stream())
        .map(item -> returned(item, names))
        .toList();
  }

  private Returned returned(Item item, Map<UUID, String> names) {
    var report = item.report();
    return new Returned(
        item.id(),
        item.position(),
        item.what(),
        item.ground(),
        naming.department(item.department()),
        report == null ? "" : Objects.requireNonNullElse(report.words(), ""),
        report == null ? "" : Objects.requireNonNullElse(report.reason(), ""),
        item.evidence().stream()
            .filter(names::containsKey)
            .map(id -> new Choice(id.toString(), names.get(id)))
            .toList());
  }

  private static Inspection last(AcceptanceFile file) {
    return file.inspections().get(file.inspections().size() - 1);
  }
}
