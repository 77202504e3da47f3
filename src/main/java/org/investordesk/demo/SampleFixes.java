package org.investordesk.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.investordesk.cases.IssueNumber;
import org.investordesk.demo.Story.Step;
import org.investordesk.demo.Story.TaskDone;
import org.investordesk.demo.process.OpenTasks;
import org.investordesk.systemic.Cause;
import org.investordesk.systemic.SystemicFixes;
import org.investordesk.systemic.SystemicFixes.Finding;
import org.investordesk.systemic.SystemicFixes.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Causes found in the stories, and what is recommended where several share a clause. */
@Component
@Profile("demo")
class SampleFixes {

  private final SystemicFixes fixes;
  private final OpenTasks tasks;
  private final ActingAs acting;
  private final Map<String, Set<IssueNumber>> byClause = new HashMap<>();

  SampleFixes(SystemicFixes fixes, OpenTasks tasks, ActingAs acting) {
    this.fixes = fixes;
    this.tasks = tasks;
    this.acting = acting;
  }

  /** {@code PROCEDURE 城建档案管理办法第九条}. */
  void find(IssueNumber number, String words) {
    var parts = words.split(" ", 2);
    fixes.find(number, new Finding(Cause.valueOf(parts[0]), parts[1]));
    byClause.computeIfAbsent(parts[1], first -> new LinkedHashSet<>()).add(number);
  }

  /** {@code housing-construction|2026-10-16|title|proposal}; the clause is that of the issue. */
  void recommend(IssueNumber number, Step step) {
    var parts = step.words().split("\\|");
    var clause = fixes.of(number).clause();
    if (clause == null) {
      throw new IllegalStateException("no clause found before");
    }
    fixes.propose(
        new Proposal(
            parts[2],
            clause,
            parts[3],
            parts[0],
            LocalDate.parse(parts[1]),
            byClause.getOrDefault(clause, Set.of(number))));
  }

  /**
   * A task of the recommendation about an issue.
   *
   * @param doer who does the task of a department; null stands for the supervision office
   */
  void complete(IssueNumber number, TaskDone done, Function<@Nullable String, String> doer) {
    var task = tasks.find(fixes.ofIssue(number).get(0).number(), done.element(), null);
    var person = doer.apply(task.department());
    acting.staff(
        person, () -> tasks.complete(task, person, new HashMap<String, Object>(done.fields())));
  }
}
