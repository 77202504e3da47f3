package org.investordesk.cases;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.domain.EngineDates.Difference;
import org.jspecify.annotations.Nullable;

/**
 * Proves, every night and on demand, that the engine agrees with the clocks: for each open issue
 * the timer stands on the next milestone and each task on the limit of its clock. Deadlines are
 * data and the engine's dates follow from them, so the engine is put right, never the clock; each
 * difference is reported.
 */
public interface Reconciliation {

  /**
   * A run.
   *
   * @param startedBy user id; {@code system} for the nightly one
   * @param finishedAt null while it runs, or where it was interrupted
   * @param checked issues looked at
   * @param differences what was found
   * @param repaired how many of them were put right
   */
  record Run(
      long id,
      Instant startedAt,
      String startedBy,
      @Nullable Instant finishedAt,
      int checked,
      int differences,
      int repaired) {}

  /** A difference and whether it was put right. */
  record Reported(Difference difference, boolean repaired) {}

  /**
   * Starts a run and comes back at once. Transactions of its own, one an issue.
   *
   * @throws org.investordesk.platform.Refusal while another one runs
   */
  void start();

  /** The last runs, newest first. */
  List<Run> latest(int count);

  /** What a run found, in the order in which it was found; the first so many. */
  List<Reported> differences(long run, int count);
}
