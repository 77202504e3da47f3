package org.investordesk.onsite.domain;

/** What the process asks about the decisions of an on-site office. */
public interface FollowUps {

  /** Whether nothing that was decided is open any more. */
  boolean decisionsDone(String number);

  /** Everything is carried out. */
  void ended(String number);
}
