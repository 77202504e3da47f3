package org.investordesk.cases.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueMarks;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.springframework.stereotype.Component;

/** The marks of all rooms, for the templates of register and case file. */
@Component("caseMarks")
public class Marks {

  private final List<IssueMarks> rooms;

  Marks(List<IssueMarks> rooms) {
    this.rooms = rooms;
  }

  /** By number as written; asked once a page. */
  public Map<String, List<String>> of(Collection<IssueView> issues) {
    var numbers = issues.stream().map(IssueView::number).toList();
    var marks = new HashMap<String, List<String>>();
    for (var room : rooms) {
      room.of(numbers).forEach((number, keys) -> add(marks, number, keys));
    }
    return marks;
  }

  private static void add(Map<String, List<String>> marks, IssueNumber number, List<String> keys) {
    marks.computeIfAbsent(number.value(), unmarked -> new ArrayList<>()).addAll(keys);
  }
}
