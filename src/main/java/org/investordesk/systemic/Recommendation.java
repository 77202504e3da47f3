package org.investordesk.systemic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation to change what makes many issues 一类事建议.
 *
 * @param number such as {@code YL-2026-0007}, counted per year without gaps
 * @param rule the rule, form or step to change
 * @param owner id of the department that has to change it
 * @param dueOn last day for it, Asia/Shanghai
 * @param report what the owner did; null before
 * @param word the supervision office's last word on it; null before
 */
public record Recommendation(
    String number,
    String title,
    String rule,
    String proposal,
    String owner,
    LocalDate dueOn,
    State state,
    String proposedBy,
    Instant proposedAt,
    @Nullable String report,
    @Nullable String word,
    @Nullable Instant settledAt,
    List<IssueNumber> issues) {

  /** How far it is. */
  public enum State {
    /** 待审定 */
    PROPOSED,
    /** 整改中 */
    IN_WORK,
    /** 待验收 */
    REPORTED,
    /** 已完成 */
    COMPLETED,
    /** 未采纳 */
    REJECTED
  }

  /** Whether anybody still has to do something. */
  public boolean isOpen() {
    return state != State.COMPLETED && state != State.REJECTED;
  }

  public boolean isLate(LocalDate today) {
    return isOpen() && today.isAfter(dueOn);
  }
}
