package org.investordesk.cases.web;

import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Stage;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 环节: how far the issue has come in its type's own process, and what it took. */
@Component
class StageSection implements CaseFileSection {

  record Row(
      String title,
      int run,
      String holder,
      String begun,
      @Nullable String due,
      boolean late,
      boolean running,
      @Nullable String done,
      @Nullable String outcome,
      @Nullable String text,
      @Nullable String target,
      @Nullable String legal,
      @Nullable String oldPractice,
      String actual) {}

  private final Stages stages;
  private final CaseFiles files;
  private final CurrentUsers users;
  private final Words words;

  StageSection(Stages stages, CaseFiles files, CurrentUsers users, Words words) {
    this.stages = stages;
    this.files = files;
    this.users = users;
    this.words = words;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String titleKey() {
    return "cases.stages.title";
  }

  @Override
  public String template() {
    return "cases/section-stages";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var found = stages.of(issue);
    if (found.isEmpty()) {
      return Map.of();
    }
    var view = files.find(issue).orElseThrow();
    var lead = isOfLead(view);
    return Map.of(
        "rows",
        found.stream().map(this::row).toList(),
        "number",
        issue.value(),
        "mayWait",
        lead && runs(found) && view.state() == IssueState.IN_PROGRESS,
        // between two runs of a stage, too: what was sent back may not come again
        "mayResume",
        lead && isWaiting(view));
  }

  /** Whether a stage runs, so that waiting is asked for on the case file. */
  static boolean runs(List<Stage> stages) {
    return stages.stream().anyMatch(stage -> stage.doneAt() == null);
  }

  boolean isOfLead(IssueView issue) {
    return users.current().departments().contains(String.valueOf(issue.department()));
  }

  private static boolean isWaiting(IssueView issue) {
    return issue.state() == IssueState.WAITING_INVESTOR
        || issue.state() == IssueState.WAITING_THIRD_PARTY;
  }

  private Row row(Stage stage) {
    return new Row(
        words.say(stage.titleKey()),
        stage.run(),
        stage.holder() == Stages.Holder.GOVERNMENT
            ? words.departmentName(stage.department())
            : words.say("cases.stageHolder." + stage.holder().name()),
        words.day(stage.begunAt()),
        stage.due() == null ? null : words.day(stage.due()),
        stage.late(),
        stage.doneAt() == null,
        stage.on() == null ? null : words.day(stage.on()),
        stage.outcomeKey() == null ? null : words.say(stage.outcomeKey()),
        stage.text(),
        target(stage.target()),
        target(stage.legal()),
        target(stage.oldPractice()),
        words.office(stage.actual()));
  }

  private @Nullable String target(@Nullable Target target) {
    return target == null ? null : words.target(target);
  }
}
