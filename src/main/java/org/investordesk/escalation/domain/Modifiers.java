package org.investordesk.escalation.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Project;

/** Finds the modifiers of an issue. However many apply, the call is one level earlier, not more. */
public final class Modifiers {

  /** One billion yuan. */
  static final long LARGE_AMOUNT_YUAN = 1_000_000_000L;

  public static Set<Modifier> of(IssueView issue, Optional<Project> project) {
    var found = EnumSet.noneOf(Modifier.class);
    if (project.map(Project::major).orElse(false)) {
      found.add(Modifier.MAJOR_PROJECT);
    }
    if (project.map(Project::amountYuan).orElse(0L) >= LARGE_AMOUNT_YUAN) {
      found.add(Modifier.LARGE_AMOUNT);
    }
    if (issue.reopened() > 0) {
      found.add(Modifier.REOPENED);
    }
    return found;
  }

  private Modifiers() {}
}
