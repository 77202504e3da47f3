package org.investordesk.escalation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an issue that is supervised 督办, for pages of other rooms as for Tasklist.
 * Each method is one transaction; who acts is taken from {@link
 * org.investordesk.platform.CurrentUsers}. Supervising is not taking over: the department keeps its
 * task.
 *
 * <p>A leader may direct an issue that he supervises, or would be called for at any level of the
 * ladder; the supervision office may direct all. Anybody else meets a {@link
 * org.investordesk.platform.Refusal}, or {@link org.investordesk.platform.NotFound} where he may
 * not see the issue.
 */
public interface SupervisionDesk {

  /**
   * An instruction 批示.
   *
   * @param department id of the department addressed; an assisting one as well as the lead
   * @param person user id of one of its people; null addresses the department
   * @param until after today, within a year; Asia/Shanghai
   */
  record NewInstruction(
      String text,
      @Nullable String department,
      @Nullable String person,
      @Nullable LocalDate until) {}

  /**
   * A supervision, as the leader sees it in his list.
   *
   * @param open directives of this issue that are not settled
   */
  record Supervised(IssueNumber issue, Level level, java.time.Instant since, int open) {}

  /** 催办: a word to the lead department, mailed at once to its mailbox and head. */
  void urge(IssueNumber issue, String text);

  /**
   * @return id of the instruction
   * @throws org.investordesk.platform.InvalidInput where text, addressee or day is missing or wrong
   */
  long instruct(IssueNumber issue, NewInstruction instruction);

  /**
   * Issues a supervision order by hand (blue).
   *
   * @return id of the order
   */
  long order(IssueNumber issue, NewInstruction order);

  /**
   * 延长时限: the limits move by working days, and a new commitment is told to the investor.
   *
   * @param workingDays 1 to 60
   */
  void grantTime(IssueNumber issue, int workingDays, String reason);

  /** 改派: another lead department. */
  void reassign(IssueNumber issue, String department, String reason);

  /** Asks for an on-site office 现场办公; {@link OnSiteRequested} tells who arranges it. */
  void requestOnSite(IssueNumber issue, String purpose);

  /** Ends the acting leader's supervision. */
  void end(IssueNumber issue, String word);

  /** The answer to an instruction or order does. */
  void acceptInstruction(long directive, String word);

  /** The answer does not do; the department answers again. */
  void sendBackInstruction(long directive, String reason);

  /** Calls the next level at once 手工升级; for the handling department, coordinators and above. */
  void raise(IssueNumber issue, String reason);

  /**
   * The investor appeals 申诉; once for an issue that is open.
   *
   * @throws org.investordesk.platform.Refusal the second time, or for a closed issue
   */
  void appeal(IssueNumber issue, String text);

  Optional<Appeal> appealOf(IssueNumber issue);

  /** Open supervisions of a leader, the longest standing first. */
  List<Supervised> supervisionsOf(String leader);

  /** Instructions and orders a leader reviews, newest first, at most 200. */
  List<Directive> directivesOf(String leader, boolean openOnly);

  /** Instructions and orders about an issue, oldest first. */
  List<Directive> directives(IssueNumber issue);

  /** History of a directive, oldest first. */
  List<DirectiveStep> steps(long directive);

  /**
   * The printed order, as PDF in Chinese.
   *
   * @throws org.investordesk.platform.NotFound where there is no such order
   */
  byte[] sheet(long order);
}
