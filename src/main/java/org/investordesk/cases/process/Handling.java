package org.investordesk.cases.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.store.IssueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the handling processes when they ask how far the department is. */
@Component
public class Handling {

  private final IssueStore issues;

  Handling(IssueStore issues) {
    this.issues = issues;
  }

  /** Whether the department has the issue in hand already: a returned answer needs no signature. */
  public boolean signedFor(DelegateExecution execution) {
    return issues
        .find(new IssueNumber(execution.getProcessBusinessKey()))
        .filter(filed -> filed.issue().state() != IssueState.DISPATCHED)
        .isPresent();
  }

  /** Whether the department chose the stages of the type's own process when it signed for it. */
  public boolean staged(DelegateExecution execution) {
    return issues
        .find(new IssueNumber(execution.getProcessBusinessKey()))
        .filter(filed -> filed.issue().course() == Course.STAGED)
        .isPresent();
  }

  /** Who signed for the issue. */
  public @Nullable String handler(DelegateExecution execution) {
    return issues
        .find(new IssueNumber(execution.getProcessBusinessKey()))
        .map(filed -> filed.issue().handler())
        .orElse(null);
  }
}
