package org.investordesk.escalation.domain;

import java.util.List;
import org.investordesk.cases.IssueNumber;

/** The history of calls; it only ever grows. */
public interface Escalations {

  void add(Escalation escalation);

  /** Oldest first. */
  List<Escalation> of(IssueNumber issue);
}
