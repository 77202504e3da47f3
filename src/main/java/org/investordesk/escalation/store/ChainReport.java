package org.investordesk.escalation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.escalation.domain.ChainChecks;

/** What the page shows of the nightly check. */
public interface ChainReport {

  /**
   * @param checked how many open issues were looked at
   * @param found how many of them would end at the fallback
   */
  record Run(LocalDate day, Instant at, int checked, int found) {}

  /** The latest finished check; empty before the first night. */
  Optional<Run> last();

  /** By issue number. */
  List<ChainChecks.Finding> findings(LocalDate day, int limit);
}
