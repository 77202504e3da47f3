package org.investordesk.admin;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of rules that somebody made, and why.
 *
 * @param version its id where the rules are kept
 * @param by user id
 * @param moved how many limits it moved
 */
record RuleChange(
    long id,
    Rulebook book,
    long version,
    LocalDate validFrom,
    boolean alsoOpen,
    Instant at,
    String by,
    String reason,
    String file,
    String sha256,
    @Nullable Withdrawal withdrawal,
    int moved) {

  /** Taken back before its first day. */
  record Withdrawal(Instant at, String by, String reason) {}
}
