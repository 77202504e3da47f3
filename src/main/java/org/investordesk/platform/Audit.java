package org.investordesk.platform;

import java.util.Map;

/**
 * The append-only record of who did what. Written in the same transaction as the change itself;
 * each entry carries the hash of the one before it on the same subject, so that an edit can be
 * found.
 */
public interface Audit {

  /**
   * @param subject what was changed: an issue number, {@code department/power-supply}, …
   * @param action what was done, in the past tense: {@code issue.dispatched}
   * @param details facts of the change; no personal data beyond ids
   */
  void record(String subject, String action, Map<String, ?> details);
}
