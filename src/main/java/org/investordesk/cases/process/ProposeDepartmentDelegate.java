package org.investordesk.cases.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.routing.LeadDepartments;
import org.springframework.stereotype.Component;

/** Asks the routing table who should lead, and notes the proposal and the instance on the issue. */
@Component
class ProposeDepartmentDelegate implements JavaDelegate {

  private final IssueStore issues;
  private final LeadDepartments routes;

  ProposeDepartmentDelegate(IssueStore issues, LeadDepartments routes) {
    this.issues = issues;
    this.routes = routes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var issue = issues.lock(new IssueNumber(execution.getProcessBusinessKey())).orElseThrow();
    propose(issue);
    issues.saveProposal(issue, execution.getProcessInstanceId());
  }

  private void propose(Issue issue) {
    var facts = issue.facts();
    var type = facts.type() == null ? "OTHER" : facts.type().name();
    var proposal = routes.propose(type, facts.variant(), facts.area());
    issue.propose(proposal.departmentId(), proposal.rule());
  }
}
