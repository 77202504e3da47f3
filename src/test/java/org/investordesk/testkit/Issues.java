package org.investordesk.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.Audience;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.Answer;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Registered;
import org.investordesk.cases.Report;
import org.investordesk.cases.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Issues at any point of their life, brought there by the desk itself. */
@TestComponent
public class Issues {

  private final IssueDesk desk;

  Issues(IssueDesk desk) {
    this.desk = desk;
  }

  /** A plain report of a power problem. */
  public static Report report(IssueType type, @Nullable String variant) {
    return report(type, variant, "investor-%s@plant.test".formatted(UUID.randomUUID()));
  }

  public static Report report(IssueType type, @Nullable String variant, String email) {
    return new Report(
        Channel.PORTAL,
        type,
        variant,
        "新厂房需要接电",
        "我公司在诸暨的新厂房已经封顶，设备月底到货，至今没有接上正式用电。",
        "诸暨",
        "诸暨智能装备厂",
        new Contact("王建国", email, "0571-87654321", "皖江装备有限公司"),
        Language.ZH,
        null,
        null,
        List.of(),
        UUID.randomUUID().toString());
  }

  public static Upload pdf(String name) {
    return new Upload(name, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
  }

  public Registered registered() {
    return desk.register(report(IssueType.POWER, "LOW"));
  }

  public IssueNumber dispatched() {
    return dispatched(registered().number());
  }

  /** Dispatches a registered issue. */
  public IssueNumber dispatched(IssueNumber number) {
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.POWER, "LOW", Town.POWER, "诸暨的项目由市公司办理", null, null)));
    return number;
  }

  public IssueNumber inWork() {
    var number = dispatched();
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));
    return number;
  }

  /** Of a type with a process of its own, in its first stage. */
  public IssueNumber inStage() {
    var number = dispatchedToStages();
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null, Course.STAGED)));
    return number;
  }

  /** Of a type with a process of its own, not yet signed for. */
  public IssueNumber dispatchedToStages() {
    var number = desk.register(report(IssueType.TALENT, null)).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number, new Acceptance(IssueType.TALENT, null, Town.POWER, "由供电公司办理", null, null)));
    return number;
  }

  public IssueNumber underCheck() {
    var number = inWork();
    answer(number);
    return number;
  }

  public void answer(IssueNumber number) {
    Town.POWER_CLERK.run(
        () -> {
          var file = desk.attach(number, pdf("送电单.pdf"), Audience.STAFF);
          desk.submitAnswer(number, new Answer("已完成接电并送电，详见送电单。", false, null, Set.of(file.id())));
        });
  }

  public IssueNumber answered() {
    var number = underCheck();
    Town.COORDINATOR.run(() -> desk.release(number, null));
    return number;
  }

  /** Closed, of a type without variants that has no process of its own. */
  public IssueNumber closedInGeneral() {
    var number = desk.register(report(IssueType.SERVICE, null)).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.SERVICE, null, Town.POWER, "由供电公司办理", null, null)));
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));
    answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));
    return number;
  }

  public IssueNumber closed() {
    var number = answered();
    ActingAs.investor().run(() -> desk.confirm(number));
    return number;
  }
}
