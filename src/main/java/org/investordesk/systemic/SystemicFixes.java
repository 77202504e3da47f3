package org.investordesk.systemic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** Finds what many issues have in common and sees to it that it is changed 一类事治理. */
public interface SystemicFixes {

  /** Why an issue came to be. */
  record Finding(@Nullable Cause cause, @Nullable String clause) {}

  /**
   * A recommendation to be made.
   *
   * @param title 5 to 100 characters
   * @param rule the rule, form or step to change, 5 to 500 characters
   * @param proposal how to change it, 10 to 3,000 characters
   * @param owner id of a department
   * @param dueOn after today, within two years
   * @param issues at least one
   */
  record Proposal(
      String title,
      String rule,
      String proposal,
      String owner,
      @Nullable LocalDate dueOn,
      Set<IssueNumber> issues) {}

  /** Codes an issue; null in both takes the finding back. Department or coordinator. */
  void find(IssueNumber issue, Finding finding);

  Finding of(IssueNumber issue);

  /** Suggested clusters, the largest of each kind first. */
  List<Cluster> clusters();

  /**
   * Makes a recommendation; the supervision office decides on it.
   *
   * @return its number
   * @throws org.investordesk.platform.InvalidInput with a problem per wrong field
   */
  String propose(Proposal proposal);

  /** The supervision office takes it up: its owner has to change the rule from now on. */
  void adopt(String number, String word);

  void reject(String number, String word);

  /** The owner says what was changed. */
  void report(String number, String text);

  /** The supervision office accepts the change; every investor concerned is told. */
  void complete(String number, String word);

  /** It does not: the owner goes on. */
  void sendBack(String number, String word);

  Optional<Recommendation> find(String number);

  /** Recommendations an issue is part of, the newest first. */
  List<Recommendation> ofIssue(IssueNumber issue);

  /** All, open ones first by due day; of one owner only where given. */
  List<Recommendation> all(@Nullable String owner);
}
