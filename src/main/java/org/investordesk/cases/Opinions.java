package org.investordesk.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opinions of other departments 协办意见, asked for side by side: assisting departments named at triage
 * or later, the inspectors of a joint acceptance, the reviewers of a joint approval. Each gets a
 * task in its own Tasklist (process {@code department-opinion}, tenant = that department) and a
 * stage clock of its own. Who does not answer in time is recorded as absent and escalated, and does
 * not hold the others.
 */
public interface Opinions {

  /** What an opinion is for. */
  enum Purpose {
    /** 协办 */
    ASSISTANCE,
    /** 联合勘验 */
    INSPECTION,
    /** 并联审查 */
    REVIEW
  }

  /** What a department says. */
  enum Verdict {
    /** 合格/同意 */
    AGREED,
    /** 附条件: with the conditions in the items */
    CONDITIONAL,
    /** 不合格/不同意: with what is wrong in the items */
    REFUSED
  }

  /** How far an opinion is. */
  enum State {
    ASKED,
    GIVEN,
    /** The limit passed without one. It may still be given until the round is closed. */
    ABSENT,
    /** No longer needed. */
    RECALLED
  }

  /**
   * A question to one department.
   *
   * @param dueOn a date of its own, a working day ahead; null takes the policy's (3 working days)
   */
  record Ask(String department, String question, @Nullable LocalDate dueOn) {}

  /**
   * @param items defects, conditions or objections, one a line; needed unless agreed
   * @param evidence ids of files attached before; needed for an inspection
   */
  record Statement(Verdict verdict, String text, List<String> items, Set<UUID> evidence) {}

  /** An opinion as others read it. */
  record Opinion(
      long id,
      IssueNumber issue,
      Purpose purpose,
      int round,
      String department,
      String departmentName,
      String departmentNameEn,
      String question,
      State state,
      Instant askedAt,
      @Nullable Instant due,
      @Nullable Verdict verdict,
      @Nullable String text,
      List<String> items,
      @Nullable String givenBy,
      @Nullable Instant givenAt) {}

  /**
   * Asks departments side by side, as a new round.
   *
   * @return the number of the round, 1 for the first of that purpose
   * @throws org.investordesk.platform.Refusal for the lead department itself, an unknown department
   *     or one asked twice
   */
  int ask(IssueNumber number, Purpose purpose, List<Ask> asks);

  /** A department answers; {@link OpinionsGathered} follows the last one of a round. */
  void give(long id, Statement statement);

  /** Closes a round: open tasks go away, late ones are no longer taken. */
  void close(IssueNumber number, Purpose purpose);

  List<Opinion> of(IssueNumber number);
}
