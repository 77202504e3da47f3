package org.investordesk.power;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is done on the way from the application to energising, in the words of the office. Each
 * method is one transaction: data, stage, clocks, process, timeline and letters commit together.
 * Who acts is taken from {@link org.investordesk.platform.CurrentUsers}. What does not fit is a
 * {@link org.investordesk.platform.Refusal}.
 */
public interface PowerConnections {

  /**
   * What came out of a step.
   *
   * @param on the day it was done, Asia/Shanghai
   * @param text what was found, told to the investor
   * @param evidence ids of attached files, at least one
   */
  record Finding(LocalDate on, String text, Set<UUID> evidence) {}

  /**
   * A stage begins, as the model has it; construction begins with whom the scheme names and goes on
   * where it is handed over.
   *
   * @return the limit of the stage; empty where it has none
   */
  Optional<Instant> begin(IssueNumber number, Stage stage);

  /** The application is complete: what is to be supplied is known. */
  void applicationComplete(IssueNumber number, Voltage voltage, int capacityKva);

  /** The application lacks something: all of it is named at once, once. */
  void askForPapers(IssueNumber number, String missing);

  void siteSurveyed(IssueNumber number, Finding finding);

  /** Answers the scheme to the investor; he may contest it once within the window. */
  void answerScheme(IssueNumber number, Works works, Finding scheme);

  /** The investor agrees, so that work goes on at once. */
  void acceptScheme(IssueNumber number);

  void contestScheme(IssueNumber number, String reason);

  /** The window has passed without a word. */
  void letSchemeStand(IssueNumber number);

  /**
   * Answers the contest; what is answered is final.
   *
   * @param revised scheme and builder in place of the contested ones; null confirms those
   * @param reasons why, with evidence
   */
  void answerContest(IssueNumber number, @Nullable Revision revised, Finding reasons);

  /** A scheme in place of the contested one. */
  record Revision(String scheme, Works works) {}

  /** The design was reviewed; sent back, the investor submits another. */
  void designReviewed(IssueNumber number, boolean passed, Finding finding);

  /** The works go over to somebody else. */
  void handOverWorks(IssueNumber number, Works to, String text);

  void worksDone(IssueNumber number, Finding finding);

  /**
   * The works were inspected before what is hidden is covered.
   *
   * @param clean false where something is to be put right by the completion inspection
   */
  void worksInspected(IssueNumber number, boolean clean, Finding finding);

  /** The finished works were inspected; defects are listed at once and inspected again. */
  void completionInspected(IssueNumber number, boolean passed, Finding finding);

  /**
   * @param meter number of the meter, 4 to 40 characters
   */
  void energised(IssueNumber number, String meter, Finding finding);

  /** Puts the issue into the green channel; the reason is on the case file. */
  void enterGreenChannel(IssueNumber number, String reason);

  void leaveGreenChannel(IssueNumber number, String reason);

  /** Empty where neither stage nor green channel was begun. */
  Optional<ConnectionView> find(IssueNumber number);

  /** What each finished stage took and saved, in the order of the stages; the whole comes last. */
  List<Saving> savings(IssueNumber number);
}
