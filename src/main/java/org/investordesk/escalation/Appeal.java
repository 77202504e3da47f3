package org.investordesk.escalation;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * An investor's appeal 申诉 against how an issue is handled; one for an issue.
 *
 * @param due limit of the ruling; null once it was made
 * @param upheld null while it is open
 * @param reason of the ruling, told to the investor
 */
public record Appeal(
    IssueNumber issue,
    String text,
    Instant at,
    @Nullable Instant due,
    @Nullable Instant ruledAt,
    @Nullable String ruledBy,
    @Nullable Boolean upheld,
    @Nullable String reason) {

  public boolean isOpen() {
    return ruledAt == null;
  }
}
