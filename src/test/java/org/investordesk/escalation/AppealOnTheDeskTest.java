package org.investordesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Role;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An appeal is upheld, rejected, or ends with its issue; nothing of it is left. */
@DeskTest
class AppealOnTheDeskTest {

  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired SupervisionDesk supervision;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;

  @ParameterizedTest
  @ValueSource(strings = {"UPHOLD", "REJECT", "WITHDRAWN"})
  void an_appeal_comes_to_its_end(String end) {
    var number = issues.inWork();
    ActingAs.investor().run(() -> supervision.appeal(number, "办理太慢，请督查室过问此事"));
    if (end.equals("WITHDRAWN")) {
      ActingAs.investor().run(() -> desk.withdraw(number, "已自行解决"));
    } else {
      rule(number, end);
    }
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "appeal-ruling")
                .count())
        .isZero();
  }

  private void rule(IssueNumber number, String decision) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey("appeal-ruling")
            .singleResult()
            .getId();
    tasks.setAssignee(task, "fang.lan");
    ActingAs.user("fang.lan", Role.SUPERVISION)
        .run(() -> tasks.complete(task, Map.of("decision", decision, "text", "经核实，理由如下。")));
  }
}
