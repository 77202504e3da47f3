package org.investordesk.acceptance;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;

/**
 * What can be done in an acceptance inspection 竣工验收, in the words of the office. Each method is
 * part of one transaction with state, clocks, stages and what others make of the events; who acts
 * is taken from {@link org.investordesk.platform.CurrentUsers}. A step that the phase does not
 * allow is a {@link org.investordesk.platform.Refusal}, a wrong field an {@link
 * org.investordesk.platform.InvalidInput}.
 */
public interface AcceptanceDesk {

  /**
   * One item of a list as it is written down.
   *
   * @param what what the investor has to do, 4 to 500 characters
   * @param ground why: law, standard or clause, 2 to 200 characters
   * @param department whose finding it is; null for a defect of the papers
   */
  record Entry(String what, String ground, @Nullable String department) {}

  /**
   * What the department saw when it looked at one item again.
   *
   * @param remark what is still missing, 4 to 300 characters; needed unless fixed
   */
  record Judgement(long item, boolean fixed, @Nullable String remark) {}

  /**
   * The notice of defects.
   *
   * @param judged the items that came back; whoever is still open goes out again
   * @param newFact needed for new items of a department that has made its one notice
   * @param reason why that could not have been seen the first time, 10 to 500 characters
   */
  record Defects(
      List<Entry> items,
      List<Judgement> judged,
      @Nullable NewFact newFact,
      @Nullable String reason) {}

  /**
   * A joint inspection.
   *
   * @param departments whom to call, without the convener
   * @param reason needed where they are not those the table proposes, 4 to 500 characters
   * @param on the day on the site: a working day, today at the earliest, 15 days ahead at most
   * @param place where to meet, 2 to 100 characters
   * @param words what to look at besides, at most 500 characters
   */
  record Convening(
      SiteFacts facts,
      Set<String> departments,
      @Nullable String reason,
      LocalDate on,
      String place,
      @Nullable String words) {}

  /**
   * The one opinion the convener draws.
   *
   * @param passed nothing has to be rectified; not where a department said no
   * @param text 10 to 2,000 characters
   * @param items the rectification list; at least one of each department that said no
   * @param absentWord needed to pass without a department that did not appear, 10 to 500 characters
   */
  record Summary(boolean passed, String text, List<Entry> items, @Nullable String absentWord) {}

  /**
   * An item reported as done.
   *
   * @param words what was done, 2 to 1,000 characters
   * @param files evidence; needed unless the item has some from this round
   * @param reason why the department reports it on the investor's behalf, 4 to 500 characters; null
   *     from the investor
   */
  record Report(long item, String words, List<Upload> files, @Nullable String reason) {}

  /**
   * @param judged every item that came back, each once
   * @param text 4 to 2,000 characters
   * @param on the day on the site, not in the future
   * @param evidence ids of attached files; needed
   */
  record Recheck(List<Judgement> judged, String text, LocalDate on, Set<UUID> evidence) {}

  /**
   * @param number such as {@code 绍建验〔2026〕12号}
   * @param on the day it bears
   * @param text 4 to 2,000 characters
   * @param evidence ids of attached files; needed
   */
  record Opinion(String number, LocalDate on, String text, Set<UUID> evidence) {}

  /** The department takes the file up; called when the issue enters the process. */
  void begin(IssueNumber number);

  /**
   * The one notice of all defects 一次性告知: the issue waits for the investor. A second notice of what
   * could have been seen the first time is refused, and the attempt is recorded and reported.
   */
  void noticeDefects(IssueNumber number, Defects defects);

  /** The file is complete; what was open of the notices is settled. */
  void passFile(IssueNumber number, @Nullable String text);

  void convene(IssueNumber number, Convening convening);

  /**
   * @return true where something has to be rectified
   */
  boolean summarise(IssueNumber number, Summary summary);

  /** Saves one item; the list stays where it is until {@link #sendBack}. */
  void report(IssueNumber number, Report report);

  /** Every item is reported: the department goes on. */
  void sendBack(IssueNumber number);

  /**
   * @return true where everything is fixed
   */
  boolean recheck(IssueNumber number, Recheck recheck);

  void giveOpinion(IssueNumber number, Opinion opinion);

  /**
   * The wait for the investor has ended, by his word or by the department’s: whoever waited for a
   * list goes on. Does nothing where no list was out.
   */
  void goOn(IssueNumber number);

  /** Every inspector has spoken or is absent: the convener can draw the one opinion. */
  void gathered(IssueNumber number);

  /** The issue has left this process; what was typed stays. */
  void leave(IssueNumber number);

  /** Everything there is; empty lists for an issue that never came here. */
  AcceptanceFile file(IssueNumber number);
}
