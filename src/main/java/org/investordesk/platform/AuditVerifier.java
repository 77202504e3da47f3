package org.investordesk.platform;

import java.util.List;

/**
 * Finds entries of the audit that were edited, or whose predecessor was edited or removed. What the
 * chain alone cannot show is that the latest entries of a subject are missing; for that, keep a
 * copy of the newest hashes elsewhere (the dump of the night before will do).
 */
public interface AuditVerifier {

  /** The entry at which a subject's chain no longer holds. */
  record Broken(long id, String subject) {}

  /** Empty when every entry of the subject is as it was written. */
  List<Broken> verify(String subject);

  /** The same for all subjects; reads the whole table. */
  List<Broken> verifyAll();
}
