package org.investordesk.escalation.domain;

import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.Level;

/** What the room's processes are told. */
public interface SupervisionFlow {

  /** Gives the leader a supervision task. */
  void leaderCalled(IssueNumber issue, String supervisor, Level level);

  /** Gives the department, and then the reviewer, a task. */
  void directiveGiven(Directive directive);

  /** Takes back whatever task there is for it. */
  void directiveEnded(Directive directive);

  /** Gives the supervision office a task. */
  void appealMade(IssueNumber issue);

  /** Gives every open task of a leader to another one, now and in all that follows. */
  void handOver(String from, String to);

  /** Takes back every task of the issue. */
  void issueClosed(IssueNumber issue);

  /**
   * Completes the leader's supervision task with his word, as if he had done it in Tasklist.
   *
   * @return false where there is no such task
   */
  boolean endSupervision(IssueNumber issue, String supervisor, String word);

  /**
   * Completes the reviewer's task, as if he had done it in Tasklist.
   *
   * @return false where there is no such task
   */
  boolean review(Directive directive, boolean accepted, String word);
}
