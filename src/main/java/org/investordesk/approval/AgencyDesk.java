package org.investordesk.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;

/**
 * Approvals by an agent 代办: mandates, and the one list of all approval items of a project. Each
 * method is one transaction; who acts is taken from {@link org.investordesk.platform.CurrentUsers}.
 * Who has no business with a project finds nothing ({@link org.investordesk.platform.NotFound});
 * what a mandate does not allow is a {@link org.investordesk.platform.Refusal}.
 */
public interface AgencyDesk {

  /**
   * An item of a mandate.
   *
   * @param title on one line, 4 to 120 characters
   */
  record NewItem(String title, @Nullable String department, @Nullable LocalDate planOn) {}

  /**
   * What the investor signed.
   *
   * @param agent user id of a member of staff
   * @param from first day; today where null
   * @param until last day: not in the past, three years ahead at most
   * @param remindDays 1 to 10 working days
   * @param known ids of items of the project’s list
   * @param items further ones; together at least one
   * @param file the signed mandate
   */
  record Grant(
      String agent,
      @Nullable LocalDate from,
      LocalDate until,
      int remindDays,
      List<Long> known,
      List<NewItem> items,
      Upload file) {}

  /**
   * How an item stands.
   *
   * @param doneOn the day it was done, not in the future; today where null and it is done
   */
  record Progress(
      ItemState state,
      @Nullable LocalDate planOn,
      @Nullable String missing,
      @Nullable LocalDate doneOn) {}

  /**
   * The list of a project.
   *
   * @param mandates newest first
   * @param mine whether who reads it may act on it: he is the agent of a mandate in force
   */
  record ProjectList(
      long project,
      String projectName,
      List<Mandate> mandates,
      List<ApprovalItem> items,
      boolean mine) {}

  /**
   * The investor of this issue has signed a mandate for its project; entered by a coordinator or
   * the issue’s department.
   *
   * @return id of the mandate
   */
  long grant(IssueNumber number, Grant grant);

  /**
   * By a coordinator, or by the investor on the status page of the issue.
   *
   * @param reason needed from staff
   */
  void revoke(long mandate, @Nullable String reason);

  /** The agent says how an item stands. */
  void progress(long item, Progress progress);

  /**
   * The agent reports an item as an issue on the investor’s behalf.
   *
   * @param variant {@code FORMAL} or {@code SIMULATED}
   */
  IssueNumber report(long item, String variant, String description);

  /** The agent names the issue an item is handled under already. */
  void link(long item, IssueNumber number);

  /** The lists of all projects whose agent is, or was, who asks; those in force first. */
  List<ProjectList> mine();

  /** The list of a project, for whoever may see an issue in which a mandate for it was given. */
  ProjectList ofProject(long project);

  /** The mandates given in an issue, newest first. Says nothing about who may read them. */
  List<Mandate> of(IssueNumber number);

  Optional<Mandate> find(long mandate);

  /** The whole list of a project. Says nothing about who may read it. */
  List<ApprovalItem> items(long project);

  /** How many items of the agent’s lists are overdue today. */
  int overdue(String agent);
}
