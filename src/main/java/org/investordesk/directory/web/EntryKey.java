package org.investordesk.directory.web;

import org.investordesk.platform.NotFound;

/** The number in the address of an entry. */
final class EntryKey {

  /**
   * @throws NotFound where it is none
   */
  static long number(String key) {
    if (!key.matches("[0-9]{1,18}")) {
      throw new NotFound();
    }
    return Long.parseLong(key);
  }

  private EntryKey() {}
}
