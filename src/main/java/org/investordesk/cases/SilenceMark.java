package org.investordesk.cases;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.springframework.stereotype.Component;

/**
 * 静默: the investor has heard nothing for longer than an update may take, though the limit itself
 * may be far. Gone as soon as an update goes out.
 */
@Component
class SilenceMark implements IssueMarks {

  private final ServiceClocks clocks;

  SilenceMark(ServiceClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public Map<IssueNumber, List<String>> of(Collection<IssueNumber> issues) {
    var late = clocks.late(ClockName.UPDATE);
    var marks = new HashMap<IssueNumber, List<String>>();
    for (var issue : issues) {
      if (late.contains(issue.value())) {
        marks.put(issue, List.of("cases.mark.silent"));
      }
    }
    return marks;
  }
}
