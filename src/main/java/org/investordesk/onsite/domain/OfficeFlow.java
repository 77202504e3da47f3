package org.investordesk.onsite.domain;

/** What the process layer does for an on-site office. */
public interface OfficeFlow {

  void called(String number, String convener);

  /** The last decision was carried out. */
  void decisionsDone(String number);

  void cancelled(String number);
}
