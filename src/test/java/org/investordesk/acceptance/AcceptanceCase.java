package org.investordesk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.acceptance.AcceptanceDesk.Report;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.cases.Audience;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Upload;
import org.investordesk.platform.Role;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Town;

/** An acceptance inspection of the small town, moved along as its people do it in Tasklist. */
public class AcceptanceCase {

  public static final String CHECK_FILE = "userTask_checkFile";
  public static final String CONVENE = "userTask_conveneInspection";
  public static final String SUMMARISE = "userTask_summariseOpinions";
  public static final String RECHECK = "userTask_recheckItems";
  public static final String ISSUE_OPINION = "userTask_issueOpinion";
  public static final String GIVE_OPINION = "userTask_giveOpinion";

  public static final String TWO_DEFECTS =
      """
      [{"what":"补充消防设计审查意见书","ground":"消防验收规定第十二条"},
       {"what":"补充老建筑结构检测报告","ground":"竣工验收规定第五条"}]
      """;
  public static final String TWO_FINDINGS =
      """
      [{"what":"疏散楼梯净宽加到 1.4 米","ground":"建筑设计防火规范 5.5.18","department":"fire-rescue"},
       {"what":"拆除超出红线的雨棚","ground":"规划条件第三条","department":"planning"}]
      """;

  private final IssueDesk desk;
  private final AcceptanceDesk acceptance;
  private final TaskService tasks;
  private final IdentityService identity;

  public AcceptanceCase(
      IssueDesk desk, AcceptanceDesk acceptance, TaskService tasks, IdentityService identity) {
    this.desk = desk;
    this.acceptance = acceptance;
    this.tasks = tasks;
    this.identity = identity;
  }

  public IssueNumber dispatched() {
    return dispatched(Language.ZH);
  }

  public IssueNumber dispatched(Language language) {
    var report =
        new org.investordesk.cases.Report(
            Channel.CLERK,
            IssueType.ACCEPTANCE,
            null,
            "古村旅游项目竣工验收卡住了",
            "总投资 18 亿元的古村保护与旅游项目一期已经完工，三家验收标准说法不一，三个月没有结论。",
            "柯桥",
            "古村保护与旅游开发",
            new Contact(
                "俞国强",
                "investor-%s@village.test".formatted(UUID.randomUUID()),
                "0571-87654321",
                "越乡文旅发展有限公司"),
            language,
            null,
            null,
            List.of(),
            UUID.randomUUID().toString());
    var number = Town.COORDINATOR.get(() -> desk.register(report).number());
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.ACCEPTANCE, null, Town.HOUSING, "由住建局牵头", null, null)));
    return number;
  }

  /** The department has chosen the stages: the file is being checked. */
  public IssueNumber inFileCheck() {
    return inFileCheck(dispatched());
  }

  public IssueNumber inFileCheck(IssueNumber number) {
    complete(number, "userTask_signForIssue", Map.of("course", "STAGED"));
    return number;
  }

  /** The investor has the notice of two defects. */
  public IssueNumber awaitingPapers() {
    var number = inFileCheck();
    complete(number, CHECK_FILE, Map.of("decision", "DEFECTS", "items", TWO_DEFECTS));
    return number;
  }

  public IssueNumber convening() {
    var number = inFileCheck();
    complete(number, CHECK_FILE, Map.of("decision", "COMPLETE"));
    return number;
  }

  /** Fire brigade and planning bureau are called to the site today. */
  public IssueNumber inspecting() {
    return inspecting(convening(), "2026-10-23");
  }

  public IssueNumber inspecting(IssueNumber number, String day) {
    complete(number, CONVENE, convening(day));
    return number;
  }

  public static Map<String, Object> convening(String day) {
    var form = new HashMap<String, Object>();
    form.put("sector", "CULTURE_TOURISM");
    form.put("height", "12.5");
    form.put("area", "48000");
    form.put("civilDefence", "NO");
    form.put("surroundings", "ORDINARY");
    form.put("inspectors", Town.FIRE + "," + Town.PLANNING);
    form.put("on", day);
    form.put("place", "古村游客中心门口");
    return form;
  }

  /** Both have spoken against it. */
  public IssueNumber summarising() {
    var number = inspecting();
    oppose(number);
    return number;
  }

  public void oppose(IssueNumber number) {
    give(number, Town.FIRE, "jin.hu", "REFUSED", "疏散楼梯净宽不足");
    give(number, Town.PLANNING, "he.jing", "REFUSED", "雨棚超出红线");
  }

  /** The investor has the list of two findings. */
  public IssueNumber rectifying() {
    var number = summarising();
    complete(
        number,
        SUMMARISE,
        Map.of("decision", "RECTIFY", "text", "主体合格，下列问题整改后复查。", "items", TWO_FINDINGS));
    return number;
  }

  /** The investor has reported both. */
  public IssueNumber rechecking() {
    var number = rectifying();
    reportAll(number);
    return number;
  }

  public IssueNumber issuingOpinion() {
    var number = rechecking();
    recheck(number, true);
    return number;
  }

  /** The opinion is there; the department is to answer. */
  public IssueNumber finished() {
    var number = issuingOpinion();
    issueOpinion(number);
    return number;
  }

  public void issueOpinion(IssueNumber number) {
    complete(
        number,
        ISSUE_OPINION,
        Map.of(
            "number",
            "绍建验〔2026〕%s号".formatted(Integer.parseInt(number.value().substring(8))),
            "on",
            today(number),
            "text",
            "同意通过竣工验收。",
            "evidence",
            evidence(number)));
  }

  /** Reports every open item as the investor and sends the list back. */
  public void reportAll(IssueNumber number) {
    ActingAs.investor()
        .run(
            () -> {
              for (var item : open(number)) {
                acceptance.report(number, new Report(item.id(), "已按要求完成", List.of(photo()), null));
              }
              acceptance.sendBack(number);
            });
  }

  public void recheck(IssueNumber number, boolean fixed) {
    complete(
        number,
        RECHECK,
        Map.of(
            "results",
            results(number, fixed),
            "text",
            "已到现场复查",
            "on",
            today(number),
            "evidence",
            evidence(number)));
  }

  public String results(IssueNumber number, boolean fixed) {
    return open(number).stream()
        .map(
            item ->
                "{\"item\":%d,\"fixed\":%s,\"remark\":%s}"
                    .formatted(item.id(), fixed, fixed ? "null" : "\"现场仍不符合要求\""))
        .toList()
        .toString();
  }

  public List<Item> open(IssueNumber number) {
    return acceptance.file(number).current().stream()
        .flatMap(list -> list.unsettled().stream())
        .toList();
  }

  public void give(
      IssueNumber number, String department, String clerk, String verdict, String item) {
    var form = new HashMap<String, Object>();
    form.put("verdict", verdict);
    form.put("text", "已到现场勘验");
    form.put("evidence", evidence(number));
    if (!"AGREED".equals(verdict)) {
      form.put("items", item);
    }
    as(clerk, department, () -> finish(task(number, GIVE_OPINION, department), clerk, form));
  }

  /** A file attached before, as the form does it. */
  public String evidence(IssueNumber number) {
    return Town.HOUSING_CLERK
        .get(() -> desk.attach(number, Issues.pdf("勘验记录.pdf"), Audience.STAFF))
        .id()
        .toString();
  }

  public static Upload photo() {
    return Issues.pdf("整改照片.pdf");
  }

  /** Completes the housing bureau's task as its clerk. */
  public void complete(IssueNumber number, String element, Map<String, Object> form) {
    as("shen.yi", Town.HOUSING, () -> finish(task(number, element, Town.HOUSING), "shen.yi", form));
  }

  private void finish(Task task, String clerk, Map<String, Object> form) {
    if (task.getAssignee() == null) {
      tasks.claim(task.getId(), clerk);
    }
    tasks.complete(task.getId(), new HashMap<>(form));
  }

  private void as(String user, String department, Runnable deed) {
    identity.setAuthentication(user, List.of(Role.CLERK.group(), department), List.of(department));
    try {
      ActingAs.user(user, Role.CLERK, department).run(deed);
    } finally {
      identity.clearAuthentication();
    }
  }

  private Task task(IssueNumber number, String element, String department) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(element)
            .tenantIdIn(department)
            .singleResult();
    assertThat(task).as("%s of %s", element, number).isNotNull();
    return task;
  }

  private String today(IssueNumber number) {
    var inspections = acceptance.file(number).inspections();
    return inspections.get(inspections.size() - 1).on().toString();
  }
}
