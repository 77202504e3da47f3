package org.investordesk.satisfaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** Asks investors how they were served, and brings back what was not. */
public interface Satisfaction {

  /**
   * An answer.
   *
   * @param rating 1 (very dissatisfied) to 5 (very satisfied)
   * @param comment at most 2,000 characters, never needed: who has to write rates less often
   */
  record Answer(boolean solved, int rating, @Nullable String comment) {}

  /**
   * The three numbers of a department, which are never one, and how it was rated.
   *
   * @param closed 办结: closings in the period
   * @param confirmed 解决: of these, closed by the investor's own word
   * @param answered surveys answered
   * @param satisfied 满意: answers of 4 or 5 that say solved
   * @param average of the ratings, 0 where there is none
   */
  record Figures(
      String department, int closed, int confirmed, int answered, int satisfied, double average) {}

  /** The survey of the last closing. */
  Optional<Survey> of(IssueNumber issue);

  /**
   * The investor's word. A bad one brings the issue back one level higher, within 30 days of the
   * closing.
   *
   * @throws org.investordesk.platform.Refusal where nothing is asked (any more), and for a member
   *     of staff, whoever's link he has opened
   * @throws org.investordesk.platform.InvalidInput for a wrong field
   */
  void answer(IssueNumber issue, Answer answer);

  /**
   * What he said on the telephone. Nobody takes down the word on his own work.
   *
   * @throws org.investordesk.platform.Refusal for who worked on the issue, or belongs to its lead
   *     department
   */
  void answeredByTelephone(IssueNumber issue, Answer answer);

  /** He could not be reached; the follow-up then ends the survey without an answer. */
  void notReached(IssueNumber issue, String note);

  /** Closings from a day to a day, both included, Asia/Shanghai; by department, all where null. */
  List<Figures> figures(LocalDate from, LocalDate to, @Nullable String department);

  /** Answered surveys of the period, the last first, at most 200. */
  List<Survey> answers(LocalDate from, LocalDate to, @Nullable String department);
}
