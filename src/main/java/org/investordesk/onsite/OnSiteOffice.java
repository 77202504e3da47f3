package org.investordesk.onsite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * An on-site office 现场办公: those who can decide meet where the problem is.
 *
 * @param number such as {@code XC-2026-0003}, counted per year without gaps
 * @param convener user id of the leader who holds it and signs the minutes
 * @param sequence how often the invitation was changed, for calendars (RFC 5545, 3.8.7.4)
 * @param agenda issues in their order
 * @param departments invited, ids
 * @param present those who came; empty before the minutes
 * @param minutes null before they are written
 */
public record OnSiteOffice(
    String number,
    String title,
    String convener,
    String place,
    Instant beginsAt,
    Instant endsAt,
    int sequence,
    State state,
    List<IssueNumber> agenda,
    List<String> departments,
    List<String> present,
    @Nullable String minutes,
    List<Decision> decisions,
    @Nullable Instant signedAt,
    @Nullable String cancelReason) {

  /** How far it is. */
  public enum State {
    /** 已召集 */
    CALLED,
    /** 待签发 */
    MINUTED,
    /** 落实中 */
    FOLLOWED_UP,
    /** 已完成 */
    DONE,
    /** 已取消 */
    CANCELLED
  }

  /**
   * A decision, with an owner and a day.
   *
   * @param issue what it is about, one of the agenda
   * @param department id of the owner
   * @param dueOn last day for it, Asia/Shanghai
   * @param moreDays working days the limit of the issue moves by; 0 for none
   * @param directive id of the instruction it became; null before the minutes are signed
   * @param done carried out, or no longer needed
   */
  public record Decision(
      long id,
      IssueNumber issue,
      String department,
      String text,
      LocalDate dueOn,
      int moreDays,
      @Nullable Long directive,
      boolean done) {}

  public boolean isAhead() {
    return state == State.CALLED;
  }
}
