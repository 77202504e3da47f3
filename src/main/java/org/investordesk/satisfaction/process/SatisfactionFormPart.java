package org.investordesk.satisfaction.process;

import java.util.Map;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TaskFormPart;
import org.springframework.stereotype.Component;

/** The words of the call form, and whom to call. */
@Component
class SatisfactionFormPart implements TaskFormPart {

  @Override
  public String process() {
    return SatisfactionFollowupProcess.KEY;
  }

  @Override
  public String room() {
    return "satisfaction";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    var phone = issue.contact().phone();
    return Map.of("phone", phone == null ? "" : phone);
  }
}
