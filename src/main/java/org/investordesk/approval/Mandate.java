package org.investordesk.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An investor’s mandate 委托: somebody of the city acts for a project in its approvals.
 *
 * @param issue the issue in which it was given; its status page shows it
 * @param agent user id
 * @param validFrom first day
 * @param validUntil last day
 * @param remindDays how many working days before a planned date the agent is reminded
 * @param file the signed mandate, an attachment of the issue
 * @param revokedBy user id, or {@code investor}
 * @param items ids of the approval items it covers
 */
public record Mandate(
    long id,
    IssueNumber issue,
    long project,
    String agent,
    LocalDate validFrom,
    LocalDate validUntil,
    int remindDays,
    UUID file,
    String grantedBy,
    Instant grantedAt,
    @Nullable String revokedBy,
    @Nullable Instant revokedAt,
    @Nullable String revokeReason,
    Set<Long> items) {

  /** Whether it may be used. */
  public enum State {
    /** 尚未生效 */
    TO_COME,
    /** 有效 */
    VALID,
    /** 已到期 */
    EXPIRED,
    /** 已撤销 */
    REVOKED
  }

  public Mandate {
    items = Set.copyOf(items);
  }

  public State state(LocalDate today) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    if (today.isBefore(validFrom)) {
      return State.TO_COME;
    }
    return today.isAfter(validUntil) ? State.EXPIRED : State.VALID;
  }

  /**
   * Says no to whoever would act on it without leave.
   *
   * @throws Refusal for a mandate that is not in force, or does not cover the item
   */
  void require(long item, LocalDate today) {
    switch (state(today)) {
      case TO_COME -> throw new Refusal("approval.refusal.mandateToCome", validFrom.toString());
      case EXPIRED -> throw new Refusal("approval.refusal.mandateExpired", validUntil.toString());
      case REVOKED -> throw new Refusal("approval.refusal.mandateRevoked");
      case VALID -> {
        if (!items.contains(item)) {
          throw new Refusal("approval.refusal.itemNotCovered");
        }
      }
    }
  }
}
