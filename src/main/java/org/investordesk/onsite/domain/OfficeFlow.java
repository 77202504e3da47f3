package org.investordesk.onsite.domain;

import java.time.Instant;

/** What the process layer does for an on-site office. */
public interface OfficeFlow {

  void called(String number);

  /** Another time: its task is due then. */
  void moved(String number, Instant ends);

  /** Another leader signs what the first would have signed. */
  void handedOver(String from, String to);

  /** The last decision was carried out. */
  void decisionsDone(String number);

  void cancelled(String number);
}
