package org.investordesk.cases.domain;

import org.investordesk.cases.IssueNumber;

/** What happened to a question to another department; the process layer gives it its task. */
public interface OpinionFlow {

  void asked(IssueNumber number, long opinion, String department);

  /** Told alike where the department completed the very task in Tasklist and elsewhere. */
  void given(IssueNumber number, long opinion);

  /** No longer needed: the task goes away. */
  void recalled(IssueNumber number, long opinion);
}
