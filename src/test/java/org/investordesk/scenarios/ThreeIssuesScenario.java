package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.Report;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.directory.ProjectMilestones.Promised;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A new plant lacks power, a fire acceptance and a land certificate: one report. The coordinator
 * divides it in Tasklist, the investor sees three issues behind one link; he reports the power once
 * more, and that report lives on in the first. Everything is done through the pages, in Chromium.
 */
@DeskTest
class ThreeIssuesScenario {

  private static final double PATIENCE_MS = 120_000;
  private static final String EMAIL = "he.weimin@qiantang.test";

  @LocalServerPort int port;
  @Autowired IssueDesk desk;
  @Autowired CaseWork work;
  @Autowired CaseFiles files;
  @Autowired DirectoryEditor editor;
  @Autowired ProjectMilestones milestones;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void one_report_becomes_three_issues_and_a_second_report_lives_on_in_the_first() {
    SettableClock.at("2026-10-23T10:00");
    var project = project();
    var number = report("钱塘轴承新厂开不了工", "钱塘轴承嵊州新厂主体已经封顶：高压用电还没有接上，消防验收说法不一，土地证也没有办下来，设备下月到货，请帮助协调。");

    var all = coordinatorDivides(number);
    investorSeesThree(number, all);
    var again = report("新厂用电还没接上", "钱塘轴承嵊州新厂主体已经封顶，高压用电到现在还没有接上，设备下月到货，请催一催供电公司。");
    coordinatorMerges(again, number);
    investorIsPointedOn(again, number);
    leaderReadsThePath(project, all);
    mailsAreLookedAt(number, again);
  }

  private long project() {
    var id =
        editor.saveProject(
            null,
            new ProjectEntry(
                "钱塘轴承嵊州新厂", 560_000_000, "嵊州", "装备制造", "杭州", Stage.values()[0], false, null, null));
    milestones.replace(
        id,
        List.of(
            new Promised("设备进场", LocalDate.of(2026, 11, 2)),
            new Promised("试生产", LocalDate.of(2026, 12, 18))));
    return id;
  }

  private IssueNumber report(String subject, String text) {
    var number =
        desk.register(
                new Report(
                    Channel.PORTAL,
                    IssueType.POWER,
                    "HIGH_SINGLE",
                    subject,
                    text,
                    "嵊州",
                    "钱塘轴承嵊州新厂",
                    new Contact("何卫民", EMAIL, null, "钱塘轴承有限公司"),
                    Language.ZH,
                    null,
                    null,
                    List.of(),
                    UUID.randomUUID().toString()))
            .number();
    ActingAs.investor().run(() -> desk.verifyContact(view(number).caseId()));
    return number;
  }

  private List<IssueNumber> coordinatorDivides(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number);
      page.selectOption("#decision", "SPLIT");
      page.fill("#split-reason", "用电、消防验收、土地证分属三个部门");
      page.click("#add-part");
      page.fill("#part-subject-1", "新厂高压用电");
      page.selectOption("#part-department-1", new SelectOption().setLabel("供电公司"));
      part(page, 2, "新厂消防验收", "竣工与专项验收", "住房和城乡建设局");
      part(page, 3, "新厂土地证", "用地", "政务服务办公室");
      page.selectOption("#projectId", new SelectOption().setLabel("钱塘轴承嵊州新厂"));
      submit(page, "casework-triage-split");
    }
    var all = files.ofCase(view(number).caseId()).stream().map(IssueView::number).toList();
    assertThat(all).hasSize(3).startsWith(number);
    return all;
  }

  private static void part(Page page, int at, String subject, String type, String department) {
    page.fill("#part-subject-" + at, subject);
    page.selectOption("#part-type-" + at, new SelectOption().setLabel(type));
    page.selectOption("#part-department-" + at, new SelectOption().setLabel(department));
  }

  private void investorSeesThree(IssueNumber number, List<IssueNumber> all) {
    for (var language : List.of("zh-CN", "en")) {
      try (var page = Chromium.page(390, 844, language)) {
        patient(page);
        page.navigate(address("/s/" + view(number).statusToken()));
        page.waitForURL("**/status");
        assertThat(page.locator("article.issue")).hasCount(3);
        assertThat(page.locator(".case-issues li")).hasCount(3);
        for (var one : all) {
          assertThat(page.locator(".case-overview")).containsText(one.value());
        }
        check(page, "casework-status-" + language);
      }
    }
    try (var page = Chromium.page(1280, 900, "zh-CN")) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      check(page, "casework-status-wide");
    }
  }

  private void coordinatorMerges(IssueNumber again, IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, again);
      assertThat(page.locator(".alert-info[role=status]")).containsText(number.value());
      page.navigate(address("/desk/issues/" + again + "/merge?with=" + number));
      check(page, "casework-merge");
      openTask(page, again);
      page.selectOption("#decision", "MERGE");
      page.fill("#merge-into", number.value());
      page.fill("#merge-reason", "同一企业就同一用电再次反映");
      submit(page, "casework-triage-merge");
      assertThat(view(again).state()).isEqualTo(IssueState.MERGED);
      page.navigate(address("/desk/issues/" + number));
      check(page, "casework-case-file");
      page.navigate(address("/desk/issues/" + number + "/split?parts=2"));
      check(page, "casework-split");
      page.navigate(address("/desk/issues/" + number + "/link"));
      check(page, "casework-link");
    }
    try (var page = signedIn("xu.min", 390, "en")) {
      for (var path : List.of("", "/split", "/link")) {
        page.navigate(address("/desk/issues/" + number + path));
        check(page, "casework-phone-en" + path.replace('/', '-'));
      }
      page.navigate(address("/desk/issues/" + number + "/merge?with=" + again));
      check(page, "casework-phone-en-merge");
    }
  }

  private void investorIsPointedOn(IssueNumber again, IssueNumber number) {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(again).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator(".lives-on")).containsText(number.value());
      check(page, "casework-status-merged");
    }
  }

  private void leaderReadsThePath(long project, List<IssueNumber> all) {
    Town.COORDINATOR.run(
        () -> {
          work.link(all.get(0), all.get(1), LinkKind.BEFORE, "通电后才能做消防联动试验");
          work.link(all.get(1), all.get(2), LinkKind.BEFORE, "验收合格后办证");
        });
    SettableClock.at("2026-10-26T09:00");
    Town.POWER_CLERK.run(() -> desk.signFor(all.get(0), new IssueDesk.SignFor(null, null)));
    Town.POWER_CLERK.run(() -> desk.askInvestor(all.get(0), "请补充用电设备清单和总平面图。"));
    SettableClock.at("2026-10-28T09:00");
    ActingAs.investor().run(() -> desk.investorReplied(all.get(0), "清单已附上", List.of()));
    SettableClock.at("2026-10-30T09:00");
    for (var language : List.of("zh-CN", "en")) {
      for (var width : List.of(1280, 390)) {
        try (var page = signedIn("chen.li", width, language)) {
          page.navigate(address("/desk/projects/" + project + "/path"));
          assertThat(page.locator(".path-rows li")).hasCount(3);
          check(page, "casework-path-" + width + "-" + language);
        }
      }
    }
    try (var page = signedIn("shen.yi", 1280, "zh-CN")) {
      page.navigate(address("/desk/projects/" + project + "/path"));
      assertThat(page.locator("main")).not().containsText(all.get(0).value());
      check(page, "casework-path-department");
    }
    try (var page = signedIn("xu.min", 1280, "zh-CN")) {
      page.navigate(address("/desk/directory/projects/entry/" + project));
      check(page, "casework-project");
    }
  }

  /** The letters as their readers see them. */
  private void mailsAreLookedAt(IssueNumber number, IssueNumber again) {
    for (var mail :
        List.of(new String[] {number.value(), "SPLIT"}, new String[] {again.value(), "MERGED"})) {
      var html =
          jdbc.sql("select html from outgoing_mail where issue_number = ? and kind = ?")
              .params(mail[0], mail[1])
              .query(String.class)
              .single();
      try (var page = Chromium.page(640, 800, "zh-CN")) {
        page.setContent(html);
        Chromium.screenshot(page, "casework-mail-" + mail[1]);
      }
    }
  }

  /** Opens the task, as the link in the case file does, and claims it where nobody has. */
  private void openTask(Page page, IssueNumber number) {
    Chromium.openTask(page, address(""), number.value(), null);
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(), done::click);
  }

  private Page signedIn(String user) {
    return signedIn(user, 1500, "zh-CN");
  }

  private Page signedIn(String user, int width, String language) {
    var page = Chromium.page(width, 950, language);
    patient(page);
    page.navigate(address("/desk/sign-in"));
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", Town.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL("**/desk");
    return page;
  }

  private static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  /** Two cores may be busy with other things. */
  private static void patient(Page page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
