package org.investordesk.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.investordesk.cases.CaseFiles;
import org.investordesk.sla.CalendarYears;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The State Council has published next year's days off: an administrator looks at what would move,
 * gives the notice as the reason, and applies it; the date told to the investor moves. In Chromium,
 * in both languages, on a desk and on a phone. Loads the year 2081, in which no other test counts.
 */
@DeskTest
class NewYearScenario {

  private static final String NEXT_YEAR =
      """
      [
        {"date": "2081-01-01", "name": "元旦", "isOffDay": true},
        {"date": "2081-01-02", "name": "元旦", "isOffDay": true},
        {"date": "2081-01-03", "name": "元旦", "isOffDay": true},
        {"date": "2081-01-04", "name": "元旦", "isOffDay": false},
        {"date": "2081-10-01", "name": "国庆节", "isOffDay": true}
      ]
      """;

  @LocalServerPort int port;
  @Autowired Issues issues;
  @Autowired CaseFiles files;
  @Autowired CalendarYears years;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void next_years_days_off_are_looked_at_first_and_then_applied() {
    SettableClock.at("2080-12-30T10:00");
    var number = issues.inWork();
    var before = files.find(number).orElseThrow().dueAt();

    investorReadsTheDate(files.find(number).orElseThrow().statusToken(), true);
    clerkReadsTheDate(number.value());
    try (var page = Chromium.page()) {
      page.setDefaultTimeout(60_000);
      page.navigate(address("/desk/calendar"));
      page.fill("input[name=username]", "test-chief");
      page.fill("input[name=password]", "Wq5-Harbour-2026");
      page.click("main button[type=submit]");
      page.waitForURL("**/desk/calendar**");
      page.navigate(address("/desk/calendar?year=2026"));
      check(page, "calendar-year");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "2081.json", "application/json", "[{}]".getBytes(StandardCharsets.UTF_8)));
      page.click("form[action$='/preview'] button");
      assertThat(page.locator("#problems").innerText()).contains("2081.json 第 1 行");
      check(page, "calendar-wrong-file");

      page.setInputFiles(
          "#file",
          new FilePayload(
              "2081.json", "application/json", NEXT_YEAR.getBytes(StandardCharsets.UTF_8)));
      page.click("form[action$='/preview'] button");
      page.waitForSelector("#reason");
      assertThat(page.locator("main").innerText()).contains(number.value(), "元旦", "推迟");
      check(page, "calendar-preview");
      page.setViewportSize(390, 844);
      check(page, "calendar-preview-phone");
      assertThat(years.loaded()).doesNotContain(2081);

      page.fill("#reason", "国办发明电〔2080〕12号");
      page.click("form[action$='/apply'] button");
      page.waitForURL("**/desk/calendar/changes/**");
      assertThat(page.locator("main").innerText()).contains(number.value(), "国办发明电〔2080〕12号");
      check(page, "calendar-report-phone");
      page.navigate(address("/desk/calendar?year=2026&lang=en"));
      check(page, "calendar-year-phone-en");
      page.setViewportSize(1280, 900);
      check(page, "calendar-year-en");
      page.navigate(address("/desk/calendar?lang=zh-CN"));
      halfADayOfADepartment(page);
      officeHours(page);
    }

    assertThat(years.loaded()).contains(2081);
    assertThat(files.find(number).orElseThrow().dueAt()).isAfter(before);
    investorReadsTheDate(files.find(number).orElseThrow().statusToken(), false);
  }

  private void investorReadsTheDate(String token, boolean provisional) {
    try (var page = Chromium.phone()) {
      page.setDefaultTimeout(60_000);
      page.navigate(address("/s/" + token));
      page.waitForURL("**/status");
      check(page, provisional ? "calendar-status-provisional" : "calendar-status-firm");
      assertThat(page.locator("main").innerText().contains("暂定")).isEqualTo(provisional);
    }
  }

  private void clerkReadsTheDate(String number) {
    try (var page = Chromium.page()) {
      page.setDefaultTimeout(60_000);
      page.navigate(address("/desk"));
      page.fill("input[name=username]", "zhang.wei");
      page.fill("input[name=password]", Town.PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL("**/desk**");
      Chromium.openTask(page, address(""), number, null);
      page.waitForSelector(".desk-form-head");
      Chromium.screenshot(page, "calendar-tasklist-provisional");
      assertThat(page.locator(".desk-form-head").innerText()).contains("暂定");
    }
  }

  /** A department moves house: looked at, never applied. */
  private void halfADayOfADepartment(Page page) {
    page.navigate(address("/desk/calendar?year=2080&lang=zh-CN"));
    page.selectOption("#whose", Town.POWER);
    page.click("form.calendar-whose button");
    assertThat(page.locator("#year-title").innerText()).contains("供电公司");
    check(page, "calendar-department");
    page.fill("#date", "2080-12-31");
    page.selectOption("#choice", "MORNING");
    page.fill("#holiday", "机关搬迁");
    page.click("form[action$='/day'] button");
    page.waitForSelector("#reason");
    assertThat(page.locator("main").innerText()).contains("供电公司自定的日子", "只上午上班 · 机关搬迁");
    check(page, "calendar-department-preview");
  }

  private void officeHours(Page page) {
    page.navigate(address("/desk/calendar/hours"));
    check(page, "calendar-hours");
    page.fill("#validFrom", "2081-05-01");
    page.fill("#from-0", "10-01");
    page.fill("#until-0", "04-30");
    page.click("button[name=more]");
    page.fill("#from-1", "05-01");
    page.fill("#until-1", "09-29");
    page.fill("#hours-1", "08:30-12:00 14:30-18:00");
    page.click("form[action$='/hours'] button >> nth=0");
    assertThat(page.locator("#problems").innerText()).contains("没有哪个时段包括 09-30");
    page.setViewportSize(390, 844);
    check(page, "calendar-hours-wrong-phone");
    page.fill("#until-1", "09-30");
    page.click("form[action$='/hours'] button >> nth=0");
    page.waitForSelector("#reason");
    check(page, "calendar-hours-preview-phone");
    page.navigate(address("/desk/calendar/hours?lang=en"));
    check(page, "calendar-hours-phone-en");
    page.setViewportSize(1280, 900);
    page.navigate(address("/desk/calendar?year=2080&department=" + Town.POWER + "&lang=en"));
    check(page, "calendar-department-en");
    page.navigate(address("/desk/calendar?lang=zh-CN"));
  }

  private static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
