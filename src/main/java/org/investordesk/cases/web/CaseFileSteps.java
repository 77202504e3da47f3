package org.investordesk.cases.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Stages;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Steps of the lead department that move no task, taken on the case file or in its tab in Tasklist:
 * waiting during a stage, asking other departments. A stranger finds nothing here.
 */
@Controller
@RequestMapping("/desk/issues/{number}")
class CaseFileSteps {

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Stages stages;
  private final Opinions opinions;
  private final StageSection stageSection;
  private final OpinionSection opinionSection;
  private final CaseFileForms forms;

  CaseFileSteps(
      CaseFiles files,
      IssueDesk desk,
      Stages stages,
      Opinions opinions,
      StageSection stageSection,
      OpinionSection opinionSection,
      CaseFileForms forms) {
    this.files = files;
    this.desk = desk;
    this.stages = stages;
    this.opinions = opinions;
    this.stageSection = stageSection;
    this.opinionSection = opinionSection;
    this.forms = forms;
  }

  @PostMapping("/resume")
  String resume(
      @PathVariable String number,
      @RequestParam String text,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue = staged(number);
    return forms.take(
        issue, back, after, "resume", Map.of("text", text), () -> desk.resumeWork(issue, text));
  }

  @PostMapping("/opinions")
  String ask(
      @PathVariable String number,
      @RequestParam String department,
      @RequestParam String question,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate dueOn,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue = askable(number);
    var typed = new HashMap<String, Object>();
    typed.put("department", department);
    typed.put("question", question);
    typed.put("dueOn", Objects.requireNonNullElse(dueOn, ""));
    return forms.take(
        issue,
        back,
        after,
        "opinion",
        typed,
        () ->
            opinions.ask(issue, Purpose.ASSISTANCE, List.of(new Ask(department, question, dueOn))));
  }

  @PostMapping("/opinions/recall")
  String recall(
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var issue = askable(number);
    return forms.take(
        issue, back, after, "recall", Map.of(), () -> opinions.close(issue, Purpose.ASSISTANCE));
  }

  private IssueNumber staged(String number) {
    var issue = visible(number);
    if (!stageSection.isOfLead(issue) || stages.of(issue.number()).isEmpty()) {
      throw new NotFound();
    }
    return issue.number();
  }

  private IssueNumber askable(String number) {
    var issue = visible(number);
    if (!opinionSection.mayAsk(issue)) {
      throw new NotFound();
    }
    return issue.number();
  }

  private IssueView visible(String text) {
    var number = IssueNumber.parse(text).filter(files::maySee).orElseThrow(NotFound::new);
    return files.find(number).orElseThrow(NotFound::new);
  }
}
