package org.investordesk.platform;

/** Tells who is acting in this thread. */
public interface CurrentUsers {

  /** The signed-in member of staff; {@link CurrentUser#SYSTEM} where nobody is signed in. */
  CurrentUser current();
}
