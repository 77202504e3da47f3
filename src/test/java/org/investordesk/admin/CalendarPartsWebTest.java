package org.investordesk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Role;
import org.investordesk.sla.CalendarDay;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.HalfDay;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Half days, office hours and departments' own days on the page of the calendar. Counts in the
 * years 2150 to 2154, in which no other test does; new office hours begin there.
 */
@DeskTest
class CalendarPartsWebTest {

  private static final List<String> ALL_YEAR = List.of("01-01", "12-31", "09:00-12:00 13:00-17:00");

  @Autowired WebApplicationContext context;
  @Autowired CalendarYears years;
  @Autowired CalendarHistory history;
  @Autowired ServiceClocks clocks;
  @Autowired IssueDesk desk;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;

  private MockMvc pages;

  @BeforeEach
  void open() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void half_a_day_is_previewed_and_applied_like_any_other_day() throws Exception {
    SettableClock.at("2152-12-28T10:00");
    years.load("2152.json", "[{\"date\":\"2152-01-01\",\"name\":\"元旦\",\"isOffDay\":true}]");

    var preview =
        send(
            post("/desk/calendar/day")
                .param("date", "2152-12-29")
                .param("choice", "MORNING")
                .param("holiday", "元旦")
                .param("lang", "zh-CN"));

    assertThat(preview.getStatus()).isEqualTo(200);
    assertThat(preview.getContentAsString()).contains("只上午上班 · 元旦", "预览：2152 年放假安排");
    assertThat(apply(preview.getContentAsString(), "市政府通知").getStatus()).isEqualTo(302);
    assertThat(years.days(2152))
        .filteredOn(day -> day.worked() == HalfDay.MORNING)
        .extracting(CalendarDay::date)
        .hasToString("[2152-12-29]");
    assertThat(read("/desk/calendar?year=2152&lang=zh-CN")).contains("元旦，只上午上班");
    assertThat(read("/desk/calendar?year=2152&lang=en")).contains("New Year’s Day, morning only");
  }

  @Test
  void new_office_hours_move_limits_timer_and_task_as_the_preview_said() throws Exception {
    SettableClock.at("2149-12-29T10:00");
    var number = issues.inWork();
    jobs.fireUntil(number, instant("2149-12-29T10:00"));
    var before = reading(number, ClockName.RESOLUTION);
    assertThat(before.due()).isEqualTo(instant("2150-01-06T17:30"));

    var preview = hours("2150-01-02", List.of(ALL_YEAR));

    assertThat(preview.getStatus()).isEqualTo(200);
    var page = preview.getContentAsString();
    assertThat(page)
        .contains("预览：办公时间", "09:00-12:00 13:00-17:00", "08:30-12:00 14:00-17:30")
        .contains(number.value(), "尚未改动任何数据");
    assertThat(reading(number, ClockName.RESOLUTION)).isEqualTo(before);

    assertThat(apply(page, "市政府关于调整作息时间的通知").getStatus()).isEqualTo(302);

    var after = reading(number, ClockName.RESOLUTION);
    assertThat(after.due()).isEqualTo(instant("2150-01-06T17:00"));
    assertThat(jobs.timerOf(number)).isEqualTo(clocks.next(number.value()).orElseThrow());
    assertThat(taskDue(number)).isEqualTo(after.due());
    var change = history.latest(1).get(0);
    assertThat(change)
        .extracting(CalendarChange::file, CalendarChange::origin, CalendarChange::year)
        .containsExactly("office-hours.csv", CalendarChange.Origin.HOURS, 2150);
    assertThat(history.moved(change.id()))
        .contains(new DueMoved(number.value(), ClockName.RESOLUTION, before.due(), after.due()));
    assertThat(read("/desk/calendar?lang=zh-CN")).contains("2150-01-02", "尚未开始", "作息时间的通知");

    // the same again is nothing new; the same day with other hours takes its place
    var same = hours("2150-01-02", List.of(ALL_YEAR));
    assertThat(same.getStatus()).isEqualTo(422);
    assertThat(same.getContentAsString()).contains("完全一致");
    apply(
        hours("2150-01-02", List.of(List.of("01-01", "12-31", "08:30-12:00 14:00-17:30")))
            .getContentAsString(),
        "恢复");
    assertThat(reading(number, ClockName.RESOLUTION).due()).isEqualTo(before.due());
  }

  @ParameterizedTest(name = "{0}, {1} to {2}, {3}: {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2151-01-02 | 01-01 | 12-30 | 08:30-12:00 14:00-17:30 | from-0 | 没有哪个时段包括 12-31",
        "2151-01-02 | 01-01 | 13-31 | 08:30-12:00 14:00-17:30 | from-0 | “13-31”不是月和日",
        "2151-01-02 | 01-01 | 12-31 | 12:00-08:30 14:00-17:30 | hours-0 | 下班早于上班",
        "2151-01-02 | 01-01 | 12-31 | 08:30-12:00 11:00-17:30 | hours-0 | 重叠或颠倒",
        "2151-01-02 | 01-01 | 12-31 | 08:30-12:00 | hours-0 | 上午、下午都填写",
        "2151-01-02 | 01-01 | 12-31 | 上午 | hours-0 | “上午”不是上班时段",
        "2149-12-29 | 01-01 | 12-31 | 09:00-12:00 14:00-17:30 | validFrom | 已经生效，不能再改",
        "明天 | 01-01 | 12-31 | 09:00-12:00 14:00-17:30 | validFrom | 请填写日期",
      })
  void wrong_office_hours_are_refused_at_their_field_and_nothing_typed_is_lost(
      String validFrom, String from, String until, String hours, String field, String says)
      throws Exception {
    SettableClock.at("2149-12-29T10:00");
    var refused = hours(validFrom, List.of(List.of(from, until, hours)));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString())
        .contains(says, "id=\"" + field + "-error\"")
        .contains("value=\"" + from + "\"", "value=\"" + until + "\"", "value=\"" + hours + "\"");
  }

  @Test
  void a_file_of_office_hours_is_refused_with_its_line_in_the_readers_language() throws Exception {
    SettableClock.at("2149-12-29T10:00");
    var file =
        """
        valid_from, season_from, season_until, hours
        2151-01-01, 05-01, 09-30, 08:30-12:00 14:30-18:00
        2151-01-01, 10-01, 05-01, 08:30-12:00 14:00-17:30
        """;
    assertThat(upload("office-hours.csv", file, "zh-CN"))
        .contains("文件 office-hours.csv 第 3 行", "05-01 出现在两个时段里");
    assertThat(upload("office-hours.csv", file, "en"))
        .contains("File office-hours.csv, line 3", "05-01 is in two seasons");
    assertThat(upload("office-hours.csv", file.replace("10-01, 05-01", "10-01, 04-30"), "zh-CN"))
        .contains("预览：办公时间", "10-01 至 04-30");
    assertThat(upload("department-nobody.json", "[]", "zh-CN")).contains("没有编号为“nobody”的部门");
  }

  @Test
  void one_more_season_is_one_more_row_and_keeps_what_was_typed() throws Exception {
    SettableClock.at("2149-12-29T10:00");
    var page = read("/desk/calendar/hours?lang=zh-CN");
    assertThat(page).contains("08:30-12:00 14:00-17:30", "id=\"from-1\"").doesNotContain("from-2");
    var more =
        send(rows("2151-01-01", List.of(ALL_YEAR, List.of("", "", ""))).param("more", "1"))
            .getContentAsString();
    assertThat(more).contains("id=\"from-2\"", "09:00-12:00 13:00-17:00", "2151-01-01");
  }

  @Test
  void a_departments_day_moves_its_own_clocks_and_no_promise_to_the_investor() throws Exception {
    SettableClock.at("2154-03-04T16:30");
    var number = issues.dispatched();
    var before = clocks.readings(number.value(), instant("2154-03-04T16:30"));
    var signFor = reading(number, ClockName.SIGN_FOR);

    var preview = day(Town.POWER, "2154-03-05", "OFF", "机关搬迁").getContentAsString();

    assertThat(preview).contains("预览：供电公司自定的日子", "放假 · 机关搬迁", number.value());
    assertThat(reading(number, ClockName.SIGN_FOR)).isEqualTo(signFor);
    assertThat(apply(preview, "搬迁通知").getStatus()).isEqualTo(302);

    var after = reading(number, ClockName.SIGN_FOR);
    assertThat(after.due()).isAfter(signFor.due());
    assertThat(jobs.timerOf(number)).isEqualTo(clocks.next(number.value()).orElseThrow());
    assertThat(clocks.readings(number.value(), instant("2154-03-04T16:30")))
        .filteredOn(reading -> reading.clock() != ClockName.SIGN_FOR)
        .isEqualTo(
            before.stream().filter(reading -> reading.clock() != ClockName.SIGN_FOR).toList());
    var change = history.latest(1).get(0);
    assertThat(history.moved(change.id()))
        .containsExactly(
            new DueMoved(number.value(), ClockName.SIGN_FOR, signFor.due(), after.due()));
    assertThat(clocks.explain(number.value(), ClockName.SIGN_FOR, Locale.CHINESE))
        .anyMatch(line -> line.contains("供电公司自定不办公（机关搬迁），不计"));
    assertThat(clocks.explain(number.value(), ClockName.SIGN_FOR, Locale.ENGLISH))
        .anyMatch(line -> line.contains("is closed (机关搬迁), not counted"));
    assertThat(clocks.explain(number.value(), ClockName.RESOLUTION, Locale.CHINESE))
        .noneMatch(line -> line.contains("机关搬迁"));

    assertThat(read("/desk/calendar?year=2154&department=" + Town.POWER + "&lang=zh-CN"))
        .contains("供电公司不办公：机关搬迁");
    assertThat(read("/desk/calendar?year=2154&lang=zh-CN")).doesNotContain("供电公司不办公");

    // the department after a transfer has its own days: this one works that day
    Town.COORDINATOR.run(() -> desk.transfer(number, Town.HOUSING, "属住建局职责范围"));
    assertThat(reading(number, ClockName.SIGN_FOR).due()).isEqualTo(signFor.due());

    var back = day(Town.POWER, "2154-03-05", "ORDINARY", "").getContentAsString();
    assertThat(back).contains("没有未办结的时限因此变动");
    assertThat(apply(back, "搬迁改期").getStatus()).isEqualTo(302);
  }

  @Test
  void a_stage_is_counted_for_the_department_that_has_it() throws Exception {
    SettableClock.at("2153-03-01T10:00");
    var number = issues.inStage();
    var stage = reading(number, ClockName.STAGE);
    var resolution = reading(number, ClockName.RESOLUTION);

    apply(day(Town.POWER, "2153-03-02", "OFF", "机关搬迁").getContentAsString(), "搬迁通知");

    assertThat(reading(number, ClockName.STAGE).due()).isAfter(stage.due());
    assertThat(reading(number, ClockName.RESOLUTION)).isEqualTo(resolution);
    apply(day(Town.POWER, "2153-03-02", "ORDINARY", "").getContentAsString(), "搬迁改期");
    assertThat(reading(number, ClockName.STAGE).due()).isEqualTo(stage.due());
  }

  @Test
  void a_stranger_gets_403_and_a_coordinator_only_reads() throws Exception {
    var before = years.version();
    for (var role : List.of(Role.CLERK, Role.COORDINATOR, Role.DEPARTMENT_HEAD, Role.LEADER)) {
      assertThat(as(role, get("/desk/calendar/hours")).getStatus()).isEqualTo(403);
      assertThat(as(role, rows("2151-01-01", List.of(ALL_YEAR))).getStatus()).isEqualTo(403);
      assertThat(
              as(
                      role,
                      post("/desk/calendar/day")
                          .param("department", Town.POWER)
                          .param("date", "2154-03-05")
                          .param("choice", "OFF")
                          .param("holiday", "机关搬迁"))
                  .getStatus())
          .isEqualTo(403);
    }
    var read =
        as(Role.COORDINATOR, get("/desk/calendar?year=2154&department=" + Town.POWER))
            .getContentAsString();
    assertThat(read).doesNotContain("/desk/calendar/hours", "/desk/calendar/day");
    assertThat(years.version()).isEqualTo(before);
    assertThat(as(Role.ADMINISTRATOR, get("/desk/calendar?department=nobody")).getStatus())
        .isEqualTo(404);
  }

  private MockHttpServletResponse day(String department, String date, String choice, String why)
      throws Exception {
    return send(
        post("/desk/calendar/day")
            .param("department", department)
            .param("date", date)
            .param("choice", choice)
            .param("holiday", why)
            .param("lang", "zh-CN"));
  }

  private MockHttpServletResponse hours(String validFrom, List<List<String>> rows)
      throws Exception {
    return send(rows(validFrom, rows));
  }

  private static MockHttpServletRequestBuilder rows(String validFrom, List<List<String>> rows) {
    var request = post("/desk/calendar/hours").param("validFrom", validFrom).param("lang", "zh-CN");
    rows.forEach(
        row ->
            request
                .param("from", row.get(0))
                .param("until", row.get(1))
                .param("hours", row.get(2)));
    return request;
  }

  private String upload(String name, String content, String language) throws Exception {
    return send(multipart("/desk/calendar/preview")
            .file(
                new MockMultipartFile(
                    "file", name, "text/csv", content.getBytes(StandardCharsets.UTF_8)))
            .param("lang", language))
        .getContentAsString();
  }

  /** Presses "apply" on a preview as it was shown. */
  private MockHttpServletResponse apply(String preview, String reason) throws Exception {
    return send(
        post("/desk/calendar/apply")
            .param("origin", field(preview, "origin"))
            .param("file", field(preview, "file"))
            .param("carried", field(preview, "carried"))
            .param("version", field(preview, "version"))
            .param("reason", reason)
            .param("lang", "zh-CN"));
  }

  private static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as("field %s of %s", name, page).isTrue();
    return found.group(1);
  }

  private String read(String path) throws Exception {
    return send(get(path)).getContentAsString();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return as(Role.ADMINISTRATOR, request);
  }

  private MockHttpServletResponse as(Role role, MockHttpServletRequestBuilder request)
      throws Exception {
    return pages
        .perform(
            request
                .with(
                    user("tester").authorities(new SimpleGrantedAuthority("ROLE_" + role.group())))
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  private ClockReading reading(IssueNumber number, ClockName clock) {
    return clocks.readings(number.value(), instant("2149-01-01T10:00")).stream()
        .filter(reading -> reading.clock() == clock)
        .findAny()
        .orElseThrow();
  }

  private Instant taskDue(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey("userTask_handleIssue")
        .singleResult()
        .getDueDate()
        .toInstant();
  }
}
