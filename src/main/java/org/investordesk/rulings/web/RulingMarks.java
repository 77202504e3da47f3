package org.investordesk.rulings.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueMarks;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.domain.Requests;
import org.springframework.stereotype.Component;

/** 退单申请中, 延期申请中, 暂停异议待裁定. */
@Component
class RulingMarks implements IssueMarks {

  private final Requests requests;

  RulingMarks(Requests requests) {
    this.requests = requests;
  }

  @Override
  public Map<IssueNumber, List<String>> of(Collection<IssueNumber> issues) {
    var marks = new HashMap<IssueNumber, List<String>>();
    for (var open : requests.openOf(issues)) {
      var keys = marks.computeIfAbsent(open.issue(), unmarked -> new ArrayList<>());
      var key = "rulings.mark." + open.kind();
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    return marks;
  }
}
