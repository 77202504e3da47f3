package org.investordesk.escalation.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Project;
import org.investordesk.escalation.domain.Marks.Mark;
import org.investordesk.sla.ClockName;
import org.jspecify.annotations.Nullable;

/** Finds the modifiers of an issue. However many apply, the call is one level earlier, not more. */
public final class Modifiers {

  /** One billion yuan. */
  static final long LARGE_AMOUNT_YUAN = 1_000_000_000L;

  private static final int MANY_RETURNS = 2;

  /**
   * How an issue stands at a moment.
   *
   * @param reopened how often
   * @param department the lead department; null before the dispatch
   * @param signedFor somebody there has signed for it
   */
  record Standing(int reopened, @Nullable String department, boolean signedFor) {}

  /**
   * @param past the calls so far: a missed sign-for limit is among them
   */
  public static Set<Modifier> of(
      IssueView issue,
      Optional<Project> project,
      Collection<Mark> marks,
      Collection<? extends PastCall> past) {
    var standing = new Standing(issue.reopened(), issue.department(), issue.handler() != null);
    return of(standing, project, marks, past);
  }

  static Set<Modifier> of(
      Standing issue,
      Optional<Project> project,
      Collection<Mark> marks,
      Collection<? extends PastCall> past) {
    var found = EnumSet.noneOf(Modifier.class);
    if (project.map(Project::major).orElse(false)) {
      found.add(Modifier.MAJOR_PROJECT);
    }
    if (project.map(Project::amountYuan).orElse(0L) >= LARGE_AMOUNT_YUAN) {
      found.add(Modifier.LARGE_AMOUNT);
    }
    if (marks.contains(Mark.COMMITMENT_BROKEN)) {
      found.add(Modifier.BROKEN_COMMITMENT);
    }
    if (issue.reopened() > 0) {
      found.add(Modifier.REOPENED);
    }
    if (Collections.frequency(marks, Mark.RETURNED) >= MANY_RETURNS) {
      found.add(Modifier.RETURNED_TWICE);
    }
    if (isUnclaimed(issue, past)) {
      found.add(Modifier.UNCLAIMED);
    }
    return found;
  }

  /** Who signs after all takes it off again; the next department has a limit of its own. */
  private static boolean isUnclaimed(Standing issue, Collection<? extends PastCall> past) {
    return issue.department() != null
        && !issue.signedFor()
        && past.stream()
            .anyMatch(
                call ->
                    call.clock() == ClockName.SIGN_FOR
                        && call.round() == issue.reopened()
                        && Objects.equals(call.department(), issue.department()));
  }

  private Modifiers() {}
}
