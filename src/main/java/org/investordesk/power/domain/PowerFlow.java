package org.investordesk.power.domain;

import org.investordesk.cases.IssueNumber;

/** What the process waits for and is told, in the words of the office. */
public interface PowerFlow {

  void schemeAccepted(IssueNumber number);

  void schemeContested(IssueNumber number);

  /** What the investor was to bring is there, or the department goes on without it. */
  void arrived(IssueNumber number, Connection.Awaited what);

  /** The cards of Tasklist follow. */
  void greenChannelChanged(IssueNumber number, boolean green);
}
