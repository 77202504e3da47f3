package org.investordesk.platform;

/** Tells who is acting in this thread. */
public interface CurrentUsers {

  /**
   * The signed-in member of staff; {@link CurrentUser#INVESTOR} in a request of somebody who is not
   * signed in; {@link CurrentUser#SYSTEM} outside of requests (timers, relay, start-up).
   */
  CurrentUser current();
}
