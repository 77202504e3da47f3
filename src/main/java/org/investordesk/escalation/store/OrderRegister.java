package org.investordesk.escalation.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.OrderColour;
import org.jspecify.annotations.Nullable;

/** The register of supervision orders, for its page. */
public interface OrderRegister {

  /** Which orders of the register. */
  enum Standing {
    /** Not yet accepted nor ended. */
    OPEN,
    /** Open, and the day for the answer has passed. */
    LATE,
    /** Accepted, or ended by rule. */
    SETTLED
  }

  /**
   * Null or empty does not narrow.
   *
   * @param departments whose orders the reader may see; null for all
   */
  record Filter(
      @Nullable Standing standing,
      @Nullable OrderColour colour,
      @Nullable String department,
      @Nullable Integer year,
      @Nullable Set<String> departments) {}

  /**
   * Newest first.
   *
   * @param today in Asia/Shanghai; what is late is judged by it
   */
  List<Directive> orders(Filter filter, LocalDate today, int offset, int limit);

  /** The years that have orders, latest first. */
  List<Integer> years();
}
