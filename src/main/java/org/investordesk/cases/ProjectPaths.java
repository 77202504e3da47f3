package org.investordesk.cases;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.directory.Project;
import org.jspecify.annotations.Nullable;

/**
 * The critical path 关键路径 of a project towards the dates it was promised; how it is counted is in
 * {@code docs/critical-path.md}. Says nothing about who may read it. Days are days in Shaoxing.
 */
public interface ProjectPaths {

  /**
   * @param rows in order of time: by registration, then by number
   * @param chain the issues that decide the date, in order of time
   * @param chainDays working days from the beginning of the chain to its end
   * @param from the first day that is shown
   * @param until the last day that is shown
   */
  record Path(
      Project project,
      List<Row> rows,
      List<IssueNumber> chain,
      int chainDays,
      List<Milestone> milestones,
      LocalDate from,
      LocalDate until,
      LocalDate today) {}

  /**
   * An issue.
   *
   * @param end the day it was done, or can be done at the earliest
   * @param after those of the project that must be done first
   * @param days working days from its registration to {@code end}
   */
  record Row(
      IssueView issue,
      LocalDate begin,
      LocalDate end,
      boolean done,
      boolean onChain,
      List<IssueNumber> after,
      List<Bar> bars,
      int days,
      Spent spent) {}

  /**
   * A stretch of a row, as a stage of the issue's own process or as the time beside them.
   *
   * @param titleKey message key of what it is
   * @param begin the day before its first working day
   * @param end its last day
   */
  record Bar(String titleKey, LocalDate begin, LocalDate end, boolean done) {}

  /**
   * Whose time it was so far, in office time.
   *
   * @param late how much of the government's was past the limit
   */
  record Spent(Duration government, Duration investor, Duration thirdParty, Duration late) {

    public static final Spent NOTHING =
        new Spent(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Spent plus(Spent other) {
      return new Spent(
          government.plus(other.government),
          investor.plus(other.investor),
          thirdParty.plus(other.thirdParty),
          late.plus(other.late));
    }
  }

  /**
   * A promised date.
   *
   * @param slack working days in hand, negative where it comes too late; null while no issue of the
   *     project touches it
   */
  record Milestone(String name, LocalDate on, @Nullable Integer slack) {}

  /** Empty for a project that does not exist. */
  Optional<Path> of(long projectId);
}
