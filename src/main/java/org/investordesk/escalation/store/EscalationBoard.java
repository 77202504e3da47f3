package org.investordesk.escalation.store;

import java.util.List;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Escalation;
import org.jspecify.annotations.Nullable;

/** What the page of escalations reads. */
public interface EscalationBoard {

  /**
   * The highest call of each open issue, highest level and newest call first.
   *
   * @param level only issues that stand at this level; null shows all
   */
  List<Escalation> highest(@Nullable Level level, int offset, int limit);
}
