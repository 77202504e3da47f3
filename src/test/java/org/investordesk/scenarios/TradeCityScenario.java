package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.Answer;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A trade city of 1.3 billion yuan in Zhuji waits for three departments, and each of them for
 * another. The leader brings them to the site; what is decided there has an owner and a day and is
 * followed until the last of it is done. Pages, Tasklist, mails and the printed minutes, in
 * Chromium.
 */
@DeskTest
class TradeCityScenario {

  private static final String PLACE = "诸暨市城东新城市政东路 1 号, 项目部二楼";

  @LocalServerPort int port;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired DirectoryEditor directory;
  @Autowired OnSiteOffices offices;
  @Autowired SupervisionDesk supervision;
  @Autowired JdbcClient jdbc;

  private Walkthrough people;
  private IssueNumber power;
  private IssueNumber drains;
  private IssueNumber papers;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void three_departments_meet_on_site_and_the_last_decision_carried_out_closes_it()
      throws IOException {
    people = new Walkthrough(port);
    SettableClock.at("2026-10-19T09:00");
    stuck();

    var number = leaderCalls();
    invitationReadsWellInACalendar(number, 0, "20261021T143000");
    movedByAnHour(number);
    invitationReadsWellInACalendar(number, 1, "20261021T153000");
    var due = dueOf(power);
    var dueOfDrains = dueOf(drains);

    SettableClock.at("2026-10-21T17:30");
    minutesTakenDown(number);
    assertThat(dueOf(power)).as("nothing moves before the signature").isEqualTo(due);
    minutesSigned(number);
    assertThat(dueOf(power)).isAfter(due);
    assertThat(dueOf(drains)).as("no decision moved it").isEqualTo(dueOfDrains);
    minutesReachEverybody(number);
    investorReadsWhatWasDecided();

    SettableClock.at("2026-10-29T10:00");
    departmentReports();
    leaderAccepts(number);
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.FOLLOWED_UP);
    solved(drains, Town.HOUSING_CLERK);
    solved(papers, Town.APPROVALS_CLERK);
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.DONE);
    solved(power, Town.POWER_CLERK);
    everybodySeesThatItIsDone(number);

    assertThat(List.of(power, drains, papers))
        .allSatisfy(
            issue ->
                assertThat(files.find(issue).orElseThrow().state()).isEqualTo(IssueState.SOLVED));
  }

  private void stuck() {
    var project =
        directory.saveProject(
            null,
            new ProjectEntry(
                "华联国际商贸城" + UUID.randomUUID().toString().substring(0, 4),
                1_300_000_000L,
                "诸暨",
                "商贸流通",
                null,
                Stage.UNDER_CONSTRUCTION,
                true,
                null,
                "chen.li"));
    power = issue(project, IssueType.UTILITIES, Town.POWER, Town.POWER_CLERK);
    drains = issue(project, IssueType.SERVICE, Town.HOUSING, Town.HOUSING_CLERK);
    papers = issue(project, IssueType.POLICY, Town.APPROVALS, Town.APPROVALS_CLERK);
  }

  private IssueNumber issue(long project, IssueType type, String department, ActingAs clerk) {
    var number = desk.register(Issues.report(type, null)).number();
    Town.COORDINATOR.run(
        () -> desk.accept(number, new Acceptance(type, null, department, "项目现场协调", null, project)));
    clerk.run(() -> desk.signFor(number, new SignFor(null, null)));
    return number;
  }

  private String leaderCalls() {
    var called = new String[1];
    people.staff(
        "chen.li",
        page -> {
          people.go(page, "/desk/issues/" + power);
          page.getByRole(AriaRole.LINK, named("就此召集现场办公")).click();
          page.waitForURL("**/desk/onsite/new**");
          for (var issue : List.of(power, drains, papers)) {
            assertThat(page.locator("#agenda")).hasValue(Pattern.compile(issue.value()));
          }
          assertThat(page.locator("#convener")).hasValue("chen.li");
          page.fill("#title", "商贸城现场办公：道路、排水、消防");
          page.fill("#place", PLACE);
          page.fill("#begins", "2026-10-16T14:30");
          page.fill("#ends", "2026-10-16T17:00");
          page.check("#d-" + Town.FIRE);
          page.click("main form button[type=submit]");
          assertThat(page.locator("#problems")).containsText("会议时间已过");
          assertThat(page.locator("#place")).hasValue(PLACE);
          assertThat(page.locator("#d-" + Town.FIRE)).isChecked();
          Walkthrough.check(page, "onsite-new-refused");
          page.fill("#begins", "2026-10-21T14:30");
          page.fill("#ends", "2026-10-21T17:00");
          onAPhone(page, "onsite-new-phone");
          page.click("main form button[type=submit]");
          page.waitForURL("**/desk/onsite/XC-**");
          assertThat(page.locator("main")).containsText("下一步");
          called[0] = page.locator("main p.text-body-secondary").first().innerText().strip();
          Walkthrough.check(page, "onsite-called");
          onAPhone(page, "onsite-called-phone");
          people.go(page, "/desk/onsite?lang=en");
          Walkthrough.check(page, "onsite-list-en");
          onAPhone(page, "onsite-list-phone-en");
        });
    var office = offices.find(called[0]).orElseThrow();
    assertThat(office.agenda()).containsExactlyInAnyOrder(power, drains, papers);
    assertThat(office.departments())
        .containsExactlyInAnyOrder(Town.POWER, Town.HOUSING, Town.APPROVALS, Town.FIRE);
    return called[0];
  }

  /** What stands in the newest mail, byte by byte. */
  private void invitationReadsWellInACalendar(String number, int sequence, String begins) {
    var mailed =
        jdbc.sql(
                """
                select f.media_type, f.content from outgoing_mail m
                join mail_file f on f.digest = any (m.files)
                where m.issue_number = ? order by m.id desc limit 1
                """)
            .param(number)
            .query(
                (row, index) ->
                    List.of(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8)))
            .single();
    assertThat(mailed.get(0)).isEqualTo("text/calendar; charset=UTF-8; method=PUBLISH");
    assertThat(mailed.get(1).replace("\r\n ", "").split("\r\n"))
        .contains(
            "METHOD:PUBLISH",
            "UID:" + number.toLowerCase(Locale.ROOT) + "@investordesk",
            "SEQUENCE:" + sequence,
            "TZID:Asia/Shanghai",
            "DTSTART;TZID=Asia/Shanghai:" + begins,
            "ORGANIZER;CN=\"陈力\":mailto:chen.li@town.test",
            "LOCATION:诸暨市城东新城市政东路 1 号\\, 项目部二楼",
            "STATUS:CONFIRMED");
    assertThat(mails(power.value())).contains("ONSITE_INVITED");
  }

  private void movedByAnHour(String number) {
    people.staff(
        "chen.li",
        page -> {
          people.go(page, "/desk/onsite/" + number);
          page.fill("#begins", "2026-10-21T15:30");
          page.fill("#reason", "上午调研延后一小时");
          page.getByRole(AriaRole.BUTTON, named("改期并通知")).click();
          assertThat(page.locator("main")).containsText("2026-10-21 15:30 – 17:00");
        });
  }

  private void minutesTakenDown(String number) {
    people.staff(
        "xu.min",
        page -> {
          open(page, number);
          assertThat(page.frameLocator("iframe.desk-case-file").locator("main"))
              .containsText("商贸城现场办公");
          page.getByLabel("供电公司").first().check();
          page.getByLabel("住房和城乡建设局").first().check();
          page.getByLabel("政务服务办公室").first().check();
          page.fill("#text", "沿市政东路看了三处断点。各部门当场表态，围绕商贸城年底开业逐项研究，议定如下。");
          decision(page, 0, power, "十月底前完成外线施工并送电", "供电公司", "2026-10-20", "5");
          complete(page).click();
          assertThat(page.locator("body")).containsText("第 1 项的期限 2026-10-20 不可用");
          assertThat(page.locator("#d-text-0")).hasValue("十月底前完成外线施工并送电");
          Chromium.screenshot(page, "onsite-minutes-refused");
          page.fill("#d-due-0", "2026-10-30");
          add(page);
          decision(page, 1, drains, "雨污水接入市政管网，一次验收", "住房和城乡建设局", "2026-11-06", "0");
          add(page);
          decision(page, 2, papers, "预售许可与验收并联办理", "政务服务办公室", "2026-11-06", "0");
          submit(page, "onsite-minutes");
        });
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.MINUTED);
  }

  private static void add(Page page) {
    page.getByRole(AriaRole.BUTTON, named("增加一项")).click();
  }

  private static void decision(
      Page page, int at, IssueNumber issue, String text, String owner, String due, String more) {
    page.fill("#d-text-" + at, text);
    var choice = page.locator("#d-issue-" + at + " option", having(issue.value())).first();
    page.selectOption("#d-issue-" + at, choice.getAttribute("value"));
    page.selectOption("#d-department-" + at, new SelectOption().setLabel(owner));
    page.fill("#d-due-" + at, due);
    page.fill("#d-more-" + at, more);
  }

  private void minutesSigned(String number) {
    people.staff(
        "chen.li",
        page -> {
          open(page, number);
          assertThat(page.locator("form[name=form]")).containsText("预售许可与验收并联办理");
          page.selectOption("#decision", "SIGN");
          submit(page, "onsite-sign");
        });
    assertThat(offices.find(number).orElseThrow().decisions())
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.directive()).isNotNull());
  }

  private void minutesReachEverybody(String number) throws IOException {
    assertThat(mails(number)).filteredOn("STAFF_ONSITE_MINUTES"::equals).hasSize(8);
    for (var issue : List.of(power, drains, papers)) {
      assertThat(mails(issue.value())).contains("ONSITE_DECIDED");
    }
    try (var pdf = Loader.loadPDF(offices.minutesAsPdf(number).orElseThrow())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
          .contains("现场办公纪要", number, "陈力", "雨污水接入市政管网", "（问题时限延长5个工作日）");
    }
  }

  private void investorReadsWhatWasDecided() {
    people.investor(
        files.find(drains).orElseThrow().statusToken(),
        page -> {
          assertThat(page.locator("main")).containsText("雨污水接入市政管网，一次验收");
          assertThat(page.locator("main")).not().containsText("预售许可与验收并联办理");
          Walkthrough.check(page, "onsite-status-phone");
        });
  }

  private void departmentReports() {
    people.staff(
        "zhang.wei",
        page -> {
          Chromium.openTask(page, address(), power.value(), "答复督办件");
          page.fill("#text", "外线已完工，十月二十八日送电。");
          Walkthrough.attach(page, "送电单.pdf");
          submit(page, "onsite-decision-report");
        });
  }

  private void leaderAccepts(String number) {
    people.staff(
        "chen.li",
        page -> {
          people.go(page, "/desk/onsite/" + number);
          page.locator("tr", having("十月底前完成外线施工并送电"))
              .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("查看"))
              .click();
          page.fill("#text", "现场看过，已经送电。");
          page.locator("form[action$='/accept'] button.btn-primary").click();
          people.go(page, "/desk/onsite/" + number);
          assertThat(page.locator("tr", having("十月底前完成外线施工并送电"))).containsText("已落实");
          Walkthrough.check(page, "onsite-followed-up");
          onAPhone(page, "onsite-followed-up-phone");
        });
  }

  /** Answered, released, and the investor says so. */
  private void solved(IssueNumber issue, ActingAs clerk) {
    clerk.run(
        () -> {
          var file = desk.attach(issue, Issues.pdf("办结单.pdf"), Audience.STAFF);
          desk.submitAnswer(issue, new Answer("按现场办公议定的办法全部办结。", false, null, Set.of(file.id())));
        });
    Town.COORDINATOR.run(() -> desk.release(issue, null));
    ActingAs.investor().run(() -> desk.confirm(issue));
  }

  private void everybodySeesThatItIsDone(String number) {
    people.staff(
        "shen.yi",
        page -> {
          people.go(page, "/desk/onsite/" + number + "?lang=en");
          assertThat(page.locator("main")).containsText("Everything decided is carried out");
          assertThat(page.locator("main")).containsText(drains.value());
          Walkthrough.check(page, "onsite-done-en");
          onAPhone(page, "onsite-done-phone-en");
        });
    people.staff(
        "xu.min",
        page -> {
          for (var path : List.of("systemic", "systemic/new", "satisfaction", "onsite/new")) {
            people.go(page, "/desk/" + path + "?lang=zh");
            Walkthrough.check(page, "onsite-" + path.replace('/', '-'));
            onAPhone(page, "onsite-" + path.replace('/', '-') + "-phone");
          }
        });
  }

  private void open(Page page, String number) {
    Chromium.openTask(page, address(), number, null);
  }

  private static Locator complete(Page page) {
    return page.getByRole(AriaRole.BUTTON, named("提交办理"));
  }

  private static void submit(Page page, String picture) {
    Chromium.screenshot(page, picture);
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(),
        () -> complete(page).click());
  }

  private static void onAPhone(Page page, String picture) {
    page.setViewportSize(390, 844);
    Walkthrough.check(page, picture);
    page.setViewportSize(1500, 950);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private Instant dueOf(IssueNumber issue) {
    return Objects.requireNonNull(files.find(issue).orElseThrow().dueAt());
  }

  private List<String> mails(String matter) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ?")
        .param(matter)
        .query(String.class)
        .list();
  }

  private String address() {
    return "http://localhost:" + port;
  }
}
