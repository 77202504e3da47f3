package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * An extension was granted or refused.
 *
 * @param asked working days asked for
 * @param days working days granted, at most those asked for; zero where it was refused
 * @param newDue the limit from now on; null where it was refused
 */
public record ExtensionRuled(
    IssueNumber issue,
    String department,
    int asked,
    int days,
    @Nullable Instant newDue,
    String reason,
    Instant at) {

  public boolean granted() {
    return newDue != null;
  }
}
