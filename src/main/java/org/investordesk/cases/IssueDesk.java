package org.investordesk.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.sla.PauseReason;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with an issue, in the words of the office. Each method is one transaction:
 * state, clocks, process, timeline, audit and what others make of the event commit together. Who
 * acts is taken from {@link org.investordesk.platform.CurrentUsers}. A step that the state does not
 * allow, or a text too short or too long, is a {@link org.investordesk.platform.Refusal}.
 */
public interface IssueDesk {

  /**
   * The coordinator's decision to take an issue in.
   *
   * @param overruleReason needed where the department is not the proposed one
   */
  record Acceptance(
      IssueType type,
      @Nullable String variant,
      String department,
      @Nullable String overruleReason,
      @Nullable Long investorId,
      @Nullable Long projectId) {}

  /**
   * @param plan what will be done, told to the investor; may follow later as an update
   * @param promisedOn the date told to the investor, as a working day
   * @param course {@link Course#STAGED} only for a type with a process of its own
   */
  record SignFor(@Nullable String plan, @Nullable LocalDate promisedOn, Course course) {

    /** Straight to the answer. */
    public SignFor(@Nullable String plan, @Nullable LocalDate promisedOn) {
      this(plan, promisedOn, Course.DIRECT);
    }
  }

  /**
   * @param explained the condition asked for does not exist; then {@code ground} is needed
   * @param evidence ids of attached files
   */
  record Answer(String text, boolean explained, @Nullable String ground, Set<UUID> evidence) {}

  /**
   * @throws org.investordesk.platform.InvalidInput with a problem per wrong field
   */
  Registered register(Report report);

  /** A coordinator took the triage task: the contact clock is kept. */
  void contact(IssueNumber number);

  void accept(IssueNumber number, Acceptance acceptance);

  void decline(IssueNumber number, LegalGround ground, String text);

  void signFor(IssueNumber number, SignFor signFor);

  /** A public word to the investor; with a plan or a date it also keeps the plan clock. */
  void publishUpdate(IssueNumber number, String text, @Nullable LocalDate promisedOn);

  /** An inner note. */
  void note(IssueNumber number, String text);

  void askInvestor(IssueNumber number, String text);

  void awaitThirdParty(IssueNumber number, String text);

  /**
   * The clocks stand still for a coded reason; the investor sees it and may contest it.
   *
   * @param text what is waited for, in plain words
   * @param evidence attached for staff; null where the reason needs none
   */
  void pause(IssueNumber number, PauseReason reason, String text, @Nullable Upload evidence);

  /** The investor's word, by page or mail; ends a wait for it. */
  void investorReplied(IssueNumber number, String text, List<Upload> files);

  /** The department goes on without what it waited for, or has it. */
  void resumeWork(IssueNumber number, String text);

  void submitAnswer(IssueNumber number, Answer answer);

  /**
   * @param wording the answer as the investor reads it; null takes the department's words
   */
  void release(IssueNumber number, @Nullable String wording);

  void returnAnswer(IssueNumber number, String reason);

  /** The investor says "solved". */
  void confirm(IssueNumber number);

  /** A bad word in the survey brings the issue back within 30 days, one level higher. */
  void reopenAfterSurvey(IssueNumber number, String text);

  /** The investor says "not solved", before closing or within 30 days after. */
  void object(IssueNumber number, String text);

  /** Nothing was heard for 10 working days after the answer. */
  void lapse(IssueNumber number);

  void withdraw(IssueNumber number, String reason);

  void transfer(IssueNumber number, String department, String reason);

  void retype(IssueNumber number, IssueType type, @Nullable String variant, String reason);

  /** "This is me": the owner of the address pressed the button on the linked page. */
  void verifyContact(UUID caseId);

  /** Stores a file; refused by magic bytes, size (10 MB) and count (10 an issue). */
  Attachment attach(IssueNumber number, Upload file, Audience audience);

  /** Adds a line of another room to the timeline. */
  void record(
      IssueNumber number,
      Audience audience,
      String key,
      List<String> arguments,
      @Nullable String text,
      Instant at);
}
