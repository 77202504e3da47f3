package org.investordesk.cases.web;

import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.cases.process.IssueResolutionProcess;
import org.springframework.stereotype.Component;

/** Shows the coordinator at triage which open issues may be the same. */
@Component
class TriageFormPart implements TaskFormPart {

  /**
   * @param about what speaks for it, in one line
   * @param compare address of the page that shows both side by side
   */
  record Alike(String number, String subject, String percent, String about, String compare) {}

  private final CaseFiles files;
  private final CaseRelations relations;
  private final RelationsSection section;
  private final Words words;

  TriageFormPart(CaseFiles files, CaseRelations relations, RelationsSection section, Words words) {
    this.files = files;
    this.relations = relations;
    this.section = section;
    this.words = words;
  }

  @Override
  public String process() {
    return IssueResolutionProcess.KEY;
  }

  @Override
  public String room() {
    return "cases";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    if (!task.equals(IssueResolutionProcess.Elements.TRIAGE_ISSUE)) {
      return Map.of();
    }
    var found = relations.alike(issue.number());
    var views = files.findAll(found.stream().map(CaseRelations.Alike::issue).toList());
    return Map.of(
        "alike",
        found.stream()
            .map(
                one ->
                    new Alike(
                        one.issue().value(),
                        views.get(one.issue()).subject(),
                        words.say("cases.relations.percent", one.percent()),
                        String.join(
                            " · ", section.about(one).subList(1, section.about(one).size())),
                        "/desk/issues/%s/merge?with=%s".formatted(issue.number(), one.issue())))
            .toList());
  }
}
