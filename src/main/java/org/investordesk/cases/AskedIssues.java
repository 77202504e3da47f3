package org.investordesk.cases;

import org.investordesk.cases.store.IssueStore;
import org.springframework.stereotype.Component;

/**
 * The issues about which somebody once asked for something (a return, more time). Few are; whoever
 * keeps such requests need not look for them at each step of all the others. Costs no statement
 * within a step, which has read the issue already.
 */
@Component
public class AskedIssues {

  private final IssueStore issues;

  AskedIssues(IssueStore issues) {
    this.issues = issues;
  }

  /** Part of the caller's transaction. */
  public void add(IssueNumber number) {
    issues.saveAsked(number);
  }

  public boolean contains(IssueNumber number) {
    return issues.find(number).map(IssueStore.Filed::asked).orElse(false);
  }
}
