package org.investordesk.escalation;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a department was told to do about an issue by a day: an instruction 批示 of a leader or a
 * supervision order 督办单. The department answers it with words and evidence; it stays open until who
 * reviews it accepts the answer, or until the issue is closed or leaves the department.
 *
 * @param department id of the department that answers
 * @param person user id of the one in it who is to answer; null where any of its clerks may
 * @param until last day for the answer, in Asia/Shanghai
 * @param givenBy user id; {@code system} where the ladder issued an order
 * @param reviewer user id of who accepts the answer or sends it back
 * @param order number of the order; null for an instruction
 * @param colour of the order; null for an instruction
 * @param level that issued the order; null for an instruction and for an order by hand
 */
public record Directive(
    long id,
    Kind kind,
    IssueNumber issue,
    String department,
    @Nullable String person,
    String text,
    LocalDate until,
    String givenBy,
    String reviewer,
    Instant at,
    State state,
    @Nullable OrderNumber order,
    @Nullable OrderColour colour,
    @Nullable Level level) {

  public enum Kind {
    /** 批示 */
    INSTRUCTION,
    /** 督办单 */
    ORDER
  }

  public enum State {
    /** The department owes an answer. */
    OPEN,
    /** Answered, under review. */
    ANSWERED,
    /** The answer was accepted. */
    ACCEPTED,
    /** Ended by rule: the issue was closed, or given to another department. */
    ENDED
  }

  public boolean isOpen() {
    return state == State.OPEN || state == State.ANSWERED;
  }

  /** Whether the day passed without an answer. */
  public boolean isLate(LocalDate today) {
    return state == State.OPEN && today.isAfter(until);
  }

  /** Name of the stage whose clock measures it. */
  public String stage() {
    return kind + "-" + id;
  }
}
