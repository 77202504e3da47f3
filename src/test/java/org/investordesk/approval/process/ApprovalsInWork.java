package org.investordesk.approval.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Elements;
import org.investordesk.cases.Audience;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.Statement;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;

/** Brings approvals to any point of their process, by the forms of its tasks. */
public final class ApprovalsInWork {

  private static final String CLERK = "lou.jie";

  private final IssueDesk desk;
  private final Opinions opinions;
  private final TaskService tasks;
  private final IdentityService identity;

  public ApprovalsInWork(
      IssueDesk desk, Opinions opinions, TaskService tasks, IdentityService identity) {
    this.desk = desk;
    this.opinions = opinions;
    this.tasks = tasks;
    this.identity = identity;
  }

  public IssueNumber dispatched(String variant, @Nullable Long project) {
    var number = desk.register(Issues.report(IssueType.APPROVAL, variant)).number();
    accept(number, variant, project);
    return number;
  }

  public void accept(IssueNumber number, String variant, @Nullable Long project) {
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(
                    IssueType.APPROVAL, variant, Town.APPROVALS, "由政务服务办主办", null, project)));
  }

  public IssueNumber inReview(String variant) {
    var number = dispatched(variant, null);
    signForStages(number);
    return number;
  }

  public void signForStages(IssueNumber number) {
    Town.APPROVALS_CLERK.run(() -> desk.signFor(number, new SignFor(null, null, Course.STAGED)));
  }

  public void reviewAlone(IssueNumber number, Verdict verdict, String conditions) {
    submit(
        number,
        Elements.REVIEW_PAPERS,
        with(
            Map.of("matter", "电机厂房建设工程规划许可", "course", "ALONE", "verdict", verdict.name()),
            Map.of("text", "总平面图、日照分析均已审查，符合要求。", "conditions", conditions)));
  }

  /** Only the land contract is missing. */
  public void reviewSimulated(IssueNumber number, Verdict verdict, String conditions) {
    submit(
        number,
        Elements.REVIEW_PAPERS,
        with(
            Map.of("matter", "电机厂房建设工程规划许可", "course", "ALONE", "verdict", verdict.name()),
            Map.of(
                "text",
                "除出让合同外材料齐全，已实质审查。",
                "conditions",
                conditions,
                "missing",
                "LAND_CONTRACT")));
  }

  public void reviewJointly(IssueNumber number) {
    submit(
        number,
        Elements.REVIEW_PAPERS,
        Map.of(
            "matter",
            "电机厂房初步设计审查",
            "course",
            "JOINTLY",
            "text",
            "涉及规划与用电，需两部门同时审查。",
            "departments",
            Town.HOUSING + "," + Town.POWER,
            "question",
            "请就初步设计出具审查意见。"));
  }

  public void give(IssueNumber number, String department, Verdict verdict, String... items) {
    var opinion =
        opinions.of(number).stream()
            .filter(one -> one.purpose() == Purpose.REVIEW && one.department().equals(department))
            .reduce((first, second) -> second)
            .orElseThrow();
    var clerk = department.equals(Town.HOUSING) ? Town.HOUSING_CLERK : Town.POWER_CLERK;
    clerk.run(
        () ->
            opinions.give(
                opinion.id(),
                new Statement(verdict, "已审查图纸，意见如下。", List.of(items), java.util.Set.of())));
  }

  public IssueNumber inMeeting(String variant) {
    var number = inReview(variant);
    reviewJointlyAs(number, variant);
    give(number, Town.HOUSING, Verdict.REFUSED, "间距不足");
    give(number, Town.POWER, Verdict.AGREED);
    submit(
        number,
        Elements.SUM_UP_REVIEWS,
        Map.of("meetingOn", "2026-10-26", "meetingTime", "14:30", "place", "市民中心三楼会议室"));
    return number;
  }

  public void reviewJointlyAs(IssueNumber number, String variant) {
    if (variant.equals("FORMAL")) {
      reviewJointly(number);
    } else {
      submit(
          number,
          Elements.REVIEW_PAPERS,
          with(
              Map.of("matter", "电机厂房初步设计审查", "course", "JOINTLY", "missing", "LAND_CONTRACT"),
              Map.of(
                  "text",
                  "涉及规划与用电，需两部门同时审查。",
                  "departments",
                  Town.HOUSING + "," + Town.POWER,
                  "question",
                  "请就初步设计出具审查意见。")));
    }
  }

  public IssueNumber waiting() {
    var number = inReview("SIMULATED");
    reviewSimulated(number, Verdict.CONDITIONAL, "补齐消防车道标高");
    giveOpinion(number);
    return number;
  }

  public void giveOpinion(IssueNumber number) {
    submit(
        number,
        Elements.GIVE_SIMULATED_OPINION,
        Map.of("text", "方案总体可行，请按条件完善图纸。", "bringer", "INVESTOR", "evidence", evidence(number)));
  }

  /** Submits the form of a task as the clerk of the lead department. */
  public void submit(IssueNumber number, String element, Map<String, Object> fields) {
    var task = task(number, element);
    asClerk(() -> tasks.complete(task.getId(), fields));
  }

  public String evidence(IssueNumber number) {
    return Town.APPROVALS_CLERK.get(
        () -> desk.attach(number, Issues.pdf("审批文书.pdf"), Audience.STAFF).id().toString());
  }

  public Task task(IssueNumber number, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  /** The element of the lead department's one open task; empty while it waits. */
  public String waitsAt(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .processDefinitionKeyIn(
            ApprovalCoordinationProcess.KEY, "general-coordination", "issue-resolution")
        .list()
        .stream()
        .map(Task::getTaskDefinitionKey)
        .reduce((one, other) -> one + "," + other)
        .orElse("");
  }

  public void asClerk(Runnable deed) {
    ActingAs clerk = Town.APPROVALS_CLERK;
    clerk.run(
        () -> {
          identity.setAuthentication(
              CLERK, List.of("clerk", Town.APPROVALS), List.of(Town.APPROVALS));
          try {
            deed.run();
          } finally {
            identity.clearAuthentication();
          }
        });
  }

  public static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
    var all = new HashMap<String, Object>(some);
    all.putAll(others);
    return all;
  }
}
