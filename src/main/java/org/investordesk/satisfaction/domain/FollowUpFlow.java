package org.investordesk.satisfaction.domain;

import org.investordesk.cases.IssueNumber;

/**
 * What happened to a survey, told in business words; the process layer makes engine calls of it.
 */
public interface FollowUpFlow {

  /** Somebody has to look after the survey from now on. */
  String began(IssueNumber issue);

  /** The investor answered while he was waited for. */
  void answered(String instance);

  /** The issue came back on another way. */
  void overtaken(String instance);
}
