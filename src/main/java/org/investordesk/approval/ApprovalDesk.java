package org.investordesk.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.approval.domain.Approval;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What can be done in an approval, formal or simulated, alone or jointly. Each method is part of
 * one transaction with stages, clocks, timeline and what others make of the events; who acts is
 * taken from {@link org.investordesk.platform.CurrentUsers}. A step out of turn, a text too short
 * or a missing ground is a {@link org.investordesk.platform.Refusal}.
 */
public interface ApprovalDesk {

  /**
   * The review of the papers.
   *
   * @param matter what is to be approved, 2 to 200 characters
   * @param missing the papers on land and plan that are still missing; at least one where the
   *     approval is simulated, none where it is formal
   * @param text what was found, 10 to 3,000 characters
   * @param verdict the department’s own conclusion; null where others are to review as well
   * @param conditions one each; needed for a conditional conclusion
   * @param asks the departments of a joint review; empty for a review alone
   * @param evidence ids of attached files
   */
  record Review(
      String matter,
      Set<LandPaper> missing,
      String text,
      @Nullable Verdict verdict,
      List<String> conditions,
      List<Ask> asks,
      Set<UUID> evidence) {}

  /**
   * What the convener makes of the departments’ opinions. Where one says no and another does not,
   * or where the conditions contradict each other, a meeting is needed and the conclusion has to
   * wait for it.
   *
   * @param contradiction which conditions contradict each other; null where none do
   * @param meetingAt when the departments meet, ahead and within office hours
   */
  record SummingUp(
      @Nullable String contradiction,
      @Nullable Instant meetingAt,
      @Nullable String place,
      @Nullable Verdict verdict,
      @Nullable String text,
      List<String> conditions) {}

  /**
   * Minutes of the meeting.
   *
   * @param on the day it was held, not in the future
   * @param attendance who was there, one a line with department and name; at least two
   * @param text 10 to 3,000 characters
   * @param evidence the signed minutes; needed
   */
  record Minutes(LocalDate on, List<String> attendance, String text, Set<UUID> evidence) {}

  /**
   * The convener settles what the departments differ about.
   *
   * @param reasons by department: why its opinion is not followed, 10 to 500 characters; needed for
   *     each whose opinion the ruling goes against
   */
  record Ruling(
      Verdict verdict, String text, List<String> conditions, Map<String, String> reasons) {}

  /**
   * The simulated opinion 模拟意见: the conclusion in words for the investor, without legal force.
   *
   * @param evidence the opinion as a document; needed
   */
  record Opinion(String text, Bringer bringer, Set<UUID> evidence) {}

  /**
   * A missing paper as it came in.
   *
   * @param reference its number, if it has one
   * @param datedOn the day it bears, not in the future
   */
  record Received(
      LandPaper paper, @Nullable String reference, @Nullable LocalDate datedOn, Upload file) {}

  /**
   * The formal conclusion. What differs from the simulated opinion needs a reason each.
   *
   * @param opinionReason why the opinion is another, 10 to 1,000 characters
   * @param conditionsReason why the conditions are others
   */
  record Conversion(
      Verdict verdict,
      List<String> conditions,
      @Nullable String opinionReason,
      @Nullable String conditionsReason) {}

  /**
   * The decision.
   *
   * @param document its number, such as {@code 绍政审〔2026〕12号}
   * @param on the day it bears, not in the future
   * @param ground the legal ground; needed for a refusal
   * @param remedyBody where it may be appealed; needed for a refusal
   * @param remedyUntil until when: 60 days after the decision at the earliest (Administrative
   *     Reconsideration Law, art. 20)
   * @param evidence the decision as a document; needed
   */
  record Decision(
      boolean granted,
      String document,
      LocalDate on,
      @Nullable String text,
      @Nullable String ground,
      @Nullable String remedyBody,
      @Nullable LocalDate remedyUntil,
      Set<UUID> evidence) {}

  /** The department takes the papers up: called when the issue reaches the review. */
  void begin(IssueNumber number);

  /**
   * @return true where departments review jointly
   */
  boolean review(IssueNumber number, Review review);

  /**
   * @return true where a meeting was called
   */
  boolean sumUp(IssueNumber number, SummingUp summingUp);

  void minute(IssueNumber number, Minutes minutes);

  void rule(IssueNumber number, Ruling ruling);

  /**
   * @return true where papers are awaited; false where the opinion is a no, which nothing converts
   */
  boolean giveSimulatedOpinion(IssueNumber number, Opinion opinion);

  /**
   * A missing paper has come: from the investor by the status page, or recorded by the department.
   * With the last one the conversion begins.
   */
  void receive(IssueNumber number, Received received);

  /** Papers that came are not what they should be: they are awaited again. */
  void sendBack(IssueNumber number, Set<LandPaper> unfit, String reason);

  void convert(IssueNumber number, Conversion conversion);

  void decide(IssueNumber number, Decision decision);

  /** Where the latest round stands; empty for an issue that never came here. */
  Optional<Approval.Facts> of(IssueNumber number);

  /** Every round, oldest first. */
  List<Approval.Facts> rounds(IssueNumber number);
}
