package org.investordesk.notification;

/**
 * Prints what travels with a mail when it is sent or opened, outside any transaction. The same
 * source is the same document whenever it is printed.
 */
interface EnclosurePress {

  /** What stands before the slash in the sources it prints, such as {@code order}. */
  String prints();

  /**
   * @param id what stands behind the slash
   */
  byte[] print(String id);
}
