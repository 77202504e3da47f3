package org.investordesk.satisfaction.domain;

import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.satisfaction.Survey;

/** What the follow-up process asks for. */
public interface FollowUp {

  Optional<Survey> of(IssueNumber issue);

  /** Whether somebody calls an investor who did not answer: the project is a major one. */
  boolean needsCall(IssueNumber issue);

  void remind(IssueNumber issue);

  /** Nobody answered and nobody has to call. */
  void leaveUnanswered(IssueNumber issue);

  /** Brings the issue back with what the investor said. */
  void reopen(IssueNumber issue);
}
