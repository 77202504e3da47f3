package org.investordesk.escalation.domain;

import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;

/** What the supervision process is told. */
public interface SupervisionFlow {

  /** Gives the leader a supervision task. */
  void leaderCalled(IssueNumber issue, String supervisor, Level level);

  /** Takes back every supervision task of the issue. */
  void issueClosed(IssueNumber issue);
}
