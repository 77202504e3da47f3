package org.investordesk.rulings.domain;

import java.time.Instant;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for about an issue.
 *
 * @param id given by the store; zero before
 * @param department lead department when it was asked
 * @param askedBy user id; {@code investor} for a contested pause
 * @param dueAt until when it should be ruled on; for an extension the limit at which it lapses
 * @param reason empty only where the investor gave none
 * @param overdueAt when it was reported as not ruled on in time; null if it was not
 * @param ruling null while open
 */
public record Request(
    long id,
    Kind kind,
    IssueNumber issue,
    String department,
    String askedBy,
    Instant askedAt,
    Instant dueAt,
    String reason,
    Wish wish,
    Outcome outcome,
    @Nullable Instant overdueAt,
    @Nullable Ruling ruling) {

  /**
   * What exactly is wanted; each kind fills its own.
   *
   * @param department where the issue should go (return)
   * @param days working days (extension)
   * @param evidence id of the attached file (extension)
   * @param leader user id of the leader who decides a further extension; null for the first
   * @param pause id of the pause
   */
  public record Wish(
      @Nullable String department,
      @Nullable Integer days,
      @Nullable UUID evidence,
      @Nullable String leader,
      @Nullable Long pause) {

    public static Wish toLeaveFor(String department) {
      return new Wish(department, null, null, null, null);
    }

    public static Wish forDays(int days, UUID evidence, @Nullable String leader) {
      return new Wish(null, days, evidence, leader, null);
    }

    public static Wish toEnd(long pause) {
      return new Wish(null, null, null, null, pause);
    }
  }

  /**
   * How it was decided.
   *
   * @param by user id; {@code system} where it lapsed or ended
   * @param text the reason
   * @param department where a returned issue went
   * @param days working days granted
   * @param newDue the limit after an extension or a void pause
   */
  public record Ruling(
      String by,
      Instant at,
      @Nullable String text,
      @Nullable String department,
      @Nullable Integer days,
      @Nullable Instant newDue) {}

  public boolean isOpen() {
    return outcome == Outcome.OPEN;
  }

  /** A coordinator or a leader has decided. */
  public boolean isRuled() {
    return outcome == Outcome.GRANTED || outcome == Outcome.REFUSED;
  }
}
