package org.investordesk.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Registered;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;

/** Connections at any point of their way, brought there through the forms of Tasklist. */
public final class Connecting {

  private final IssueDesk desk;
  private final TaskService tasks;
  private final IdentityService identity;

  public Connecting(IssueDesk desk, TaskService tasks, IdentityService identity) {
    this.desk = desk;
    this.tasks = tasks;
    this.identity = identity;
  }

  /** Dispatched to the power company, not yet signed for. */
  public IssueNumber dispatched(String variant) {
    return dispatch(reported(variant).number(), variant);
  }

  /** Reported by the investor, with the secret of his status page. */
  public Registered reported(String variant) {
    return desk.register(Issues.report(IssueType.POWER, variant));
  }

  private IssueNumber dispatch(IssueNumber number, String variant) {
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.POWER, variant, Town.POWER, "由市公司办理", null, null)));
    return number;
  }

  /** Signed for with all stages; the application is to be checked. */
  public IssueNumber begun(String variant) {
    var number = dispatched(variant);
    sign(number);
    return number;
  }

  public void sign(IssueNumber number) {
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null, Course.STAGED)));
  }

  public void apply(IssueNumber number, String voltage, int capacity) {
    complete(
        number,
        "userTask_checkApplication",
        Map.of("decision", "COMPLETE", "voltage", voltage, "capacity", Integer.toString(capacity)));
  }

  /** Up to the scheme, all on the day the clock shows. */
  public IssueNumber schemeAnswered(String variant) {
    return schemeAnswered(reported(variant), variant).number();
  }

  /** The same for a report whose status page is to be opened. */
  public Registered schemeAnswered(Registered report, String variant) {
    var number = report.number();
    dispatch(number, variant);
    sign(number);
    switch (variant) {
      case "LOW" -> apply(number, "V380", 100);
      case "LINE_35KV" -> apply(number, "KV35", 16_000);
      default -> apply(number, "KV10", 2_000);
    }
    stage(number, "userTask_surveySite", Map.of("text", "已到现场，线路走廊可行。"));
    answerScheme(number, "GRID");
    return report;
  }

  public void answerScheme(IssueNumber number, String works) {
    stage(
        number, "userTask_answerScheme", Map.of("works", works, "text", "由110千伏牌头变新出专线，线路4.2公里。"));
  }

  /** Completes a stage with evidence and today's date, unless the fields say otherwise. */
  public void stage(IssueNumber number, String element, Map<String, Object> fields) {
    var all = new HashMap<String, Object>(fields);
    all.putIfAbsent("on", SettableClock.today());
    all.computeIfAbsent("evidence", field -> evidence(number));
    complete(number, element, all);
  }

  public String evidence(IssueNumber number) {
    return Town.POWER_CLERK.get(
        () -> desk.attach(number, Issues.pdf("现场照片.pdf"), Audience.STAFF).id().toString());
  }

  /** As the clerk who signed for it does it in Tasklist. */
  public void complete(IssueNumber number, String element, Map<String, Object> fields) {
    var task = task(number);
    assertThat(task.getTaskDefinitionKey()).isEqualTo(element);
    Town.POWER_CLERK.run(
        () -> {
          identity.setAuthentication(
              "zhang.wei", List.of("clerk", Town.POWER), List.of(Town.POWER));
          try {
            tasks.complete(task.getId(), fields);
          } finally {
            identity.clearAuthentication();
          }
        });
  }

  public Task task(IssueNumber number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult();
  }
}
