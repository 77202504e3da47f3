package org.investordesk.sla;

import java.util.ArrayList;
import java.util.List;
import org.investordesk.sla.store.ClockTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RecordedOwnTime implements InvestorsOwnTime {

  private final ClockTables tables;

  RecordedOwnTime(ClockTables tables) {
    this.tables = tables;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Stretch> of(String subject) {
    var own = new ArrayList<Stretch>();
    for (var stretch : tables.timeline(subject).stretches()) {
      var until = stretch.until();
      if (stretch.isInvestors() && until != null) {
        own.add(new Stretch(stretch.from(), until));
      }
    }
    return own;
  }
}
