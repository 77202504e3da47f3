package org.investordesk.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.investordesk.cases.IssueDesk;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class WaitingStepsOnlyTest {

  @Autowired HistoryService history;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void what_took_time_is_kept_with_its_duration_and_nothing_else() {
    SettableClock.at("2026-10-23T10:00");
    var number = issues.answered();
    SettableClock.at("2026-10-23T15:00");
    ActingAs.investor().run(() -> desk.confirm(number));

    var instances =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .orderByProcessInstanceDuration()
            .asc()
            .list();
    // its own, the power connection that it went straight through, and the answer
    assertThat(instances).hasSize(3);
    assertThat(instances.get(2).getDurationInMillis()).isEqualTo(Duration.ofHours(5).toMillis());
    var root = instances.get(2).getId();
    assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(root).list())
        .extracting(HistoricActivityInstance::getActivityType)
        .containsExactly("callActivity");
    assertThat(
            history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list())
        .hasSize(4)
        .extracting(HistoricTaskInstance::getDurationInMillis)
        .allMatch(Objects::nonNull);
    assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(root).list())
        .isEmpty();
  }
}
