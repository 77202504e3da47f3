package org.investordesk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Role;
import org.investordesk.sla.CalendarDay;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Loads the years 2062 to 2066, in which no other test counts. */
@DeskTest
class CalendarPagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired CalendarYears years;
  @Autowired CalendarHistory history;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

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
  void a_year_moves_limits_timer_and_task_as_the_preview_said() throws Exception {
    SettableClock.at("2061-12-28T10:00");
    var number = issues.inWork();
    jobs.fireUntil(number, instant("2061-12-31T10:00"));
    var before = reading(number);
    var timer = jobs.timerOf(number);
    var taskDue = taskDue(number);
    assertThat(before.provisional()).isTrue();
    assertThat(timer).isAfter(instant("2062-01-01T00:00"));

    var preview = upload("2062.json", json("2062-01-02", "2062-01-03", "2062-01-04"));

    assertThat(preview.getStatus()).isEqualTo(200);
    assertThat(preview.getContentAsString()).contains(number.value(), "尚未改动任何数据");
    assertThat(reading(number)).isEqualTo(before);
    assertThat(jobs.timerOf(number)).isEqualTo(timer);
    assertThat(taskDue(number)).isEqualTo(taskDue);
    assertThat(years.loaded()).doesNotContain(2062);
    var promised =
        years.preview("2062.json", json("2062-01-02", "2062-01-03", "2062-01-04")).moved();
    assertThat(promised).extracting(DueMoved::subject).contains(number.value());

    var applied = apply(preview.getContentAsString(), "国办发明电〔2061〕9号");

    assertThat(applied.getStatus()).isEqualTo(302);
    var change = history.latest(1).get(0);
    assertThat(history.moved(change.id())).containsExactlyInAnyOrderElementsOf(promised);
    assertThat(change.moved()).isEqualTo(promised.size());
    assertThat(change.finishedAt()).isNotNull();
    assertThat(change)
        .extracting(
            CalendarChange::by,
            CalendarChange::reason,
            CalendarChange::year,
            CalendarChange::file,
            CalendarChange::origin)
        .containsExactly("tester", "国办发明电〔2061〕9号", 2062, "2062.json", CalendarChange.Origin.FILE);
    var after = reading(number);
    assertThat(after.provisional()).isFalse();
    assertThat(promised)
        .contains(new DueMoved(number.value(), ClockName.RESOLUTION, before.due(), after.due()));
    assertThat(jobs.timerOf(number)).isEqualTo(clocks.next(number.value()).orElseThrow());
    assertThat(jobs.timerOf(number)).isAfter(timer);
    assertThat(taskDue(number)).isEqualTo(after.due()).isAfter(taskDue);
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where subject = 'calendar/2062'"
                        + " and action = 'calendar.changed' and actor = 'tester'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(read("/desk/calendar/changes/" + change.id() + "?applied&lang=zh-CN"))
        .contains(number.value(), change.sha256(), "国办发明电〔2061〕9号", "时限已全部重新计算");
    assertThat(read("/desk/calendar?year=2062")).contains("2062.json", "国办发明电〔2061〕9号");
  }

  @Test
  void an_icalendar_file_is_taken_and_its_bytes_are_kept() throws Exception {
    var file =
        """
        BEGIN:VCALENDAR\r
        BEGIN:VEVENT\r
        DTSTART;VALUE=DATE:20630101\r
        DTEND;VALUE=DATE:20630104\r
        SUMMARY:元旦（休）\r
        END:VEVENT\r
        BEGIN:VEVENT\r
        DTSTART;VALUE=DATE:20630106\r
        SUMMARY:元旦（班）\r
        END:VEVENT\r
        BEGIN:VEVENT\r
        DTSTART;VALUE=DATE:20620101\r
        SUMMARY:元旦（休）\r
        END:VEVENT\r
        END:VCALENDAR\r
        """;

    var preview = upload("2063.ics", file).getContentAsString();

    assertThat(preview).contains("另有 1 天不在 2063 年");
    assertThat(apply(preview, "通知").getStatus()).isEqualTo(302);
    assertThat(years.days(2063).stream().filter(day -> day.holiday() != null))
        .extracting(CalendarDay::kind)
        .containsExactly(DayKind.HOLIDAY, DayKind.HOLIDAY, DayKind.HOLIDAY, DayKind.MAKE_UP);
    var change = history.latest(1).get(0);
    assertThat(change.sha256())
        .isEqualTo(
            new ProposedYear(
                    CalendarChange.Origin.FILE, "2063.ics", file.getBytes(StandardCharsets.UTF_8))
                .sha256());
    assertThat(
            jdbc.sql("select content from calendar_change where id = ?")
                .param(change.id())
                .query(String.class)
                .single())
        .isEqualTo(file);
  }

  @Test
  void a_single_day_goes_the_same_way() throws Exception {
    years.load("2064.json", json("2064-01-01"));

    var preview =
        send(post("/desk/calendar/day")
                .param("date", "2064-05-02")
                .param("choice", "OFF")
                .param("holiday", "劳动节"))
            .getContentAsString();
    assertThat(preview).contains("改一天（2064.json）", "劳动节");
    assertThat(years.days(2064)).noneMatch(day -> "劳动节".equals(day.holiday()));
    apply(preview, "市政府通知");

    assertThat(years.days(2064))
        .filteredOn(day -> day.kind() == DayKind.HOLIDAY)
        .extracting(day -> day.date().toString())
        .containsExactly("2064-01-01", "2064-05-02");
    assertThat(history.latest(1).get(0).origin()).isEqualTo(CalendarChange.Origin.DAY);
    var same =
        send(post("/desk/calendar/day")
                .param("date", "2064-05-02")
                .param("choice", "OFF")
                .param("holiday", "劳动节"))
            .getContentAsString();
    assertThat(same).contains("与现行安排完全一致").doesNotContain("/desk/calendar/apply");
  }

  @Test
  void a_preview_that_another_change_overtook_is_shown_anew() throws Exception {
    var preview = upload("2065.json", json("2065-01-01")).getContentAsString();
    years.load("2066.json", json("2066-01-01"));

    var refused = apply(preview, "通知");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("预览之后放假安排又有变动");
    assertThat(years.loaded()).doesNotContain(2065);
    assertThat(apply(refused.getContentAsString(), "通知").getStatus()).isEqualTo(302);
    assertThat(years.loaded()).contains(2065);
  }

  @Test
  void a_change_without_a_reason_is_refused_with_the_preview() throws Exception {
    var preview = upload("2067.json", json("2067-01-01")).getContentAsString();

    var refused = apply(preview, "  ");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("请填写依据或原因");
    assertThat(years.loaded()).doesNotContain(2067);
  }

  @Test
  void a_count_that_was_interrupted_can_be_finished() throws Exception {
    var id =
        jdbc.sql(
                """
                insert into calendar_change
                  (at, changed_by, reason, year, origin, file, sha256, content)
                values (?, 'tester', '通知', 2068, 'FILE', '2068.json', repeat('0', 64), '[]') returning id
                """)
            .param(instant("2067-11-01T10:00").atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    assertThat(read("/desk/calendar/changes/" + id)).contains("尚未全部重新计算");

    send(post("/desk/calendar/changes/" + id + "/finish"));

    assertThat(history.find(id).orElseThrow().finishedAt()).isNotNull();
  }

  @Test
  void a_wrong_file_is_refused_with_its_line_and_the_reason_in_both_languages() throws Exception {
    var wrong = "[\n{\"date\": \"2069-01-01\", \"name\": \"元旦\", \"isOffDay\": \"yes\"}\n]";
    var before = years.version();

    var zh = upload("2069.json", wrong);
    assertThat(zh.getStatus()).isEqualTo(422);
    assertThat(zh.getContentAsString()).contains("文件 2069.json 第 2 行：“isOffDay”缺失");
    var en =
        send(
            multipart("/desk/calendar/preview")
                .file(file("2069.json", wrong.getBytes(StandardCharsets.UTF_8)))
                .param("lang", "en"));
    assertThat(en.getContentAsString()).contains("File 2069.json, line 2: “isOffDay” is missing");
    assertThat(upload("holidays.json", "[]").getContentAsString()).contains("请以年份命名文件");
    assertThat(upload("2069.json", "x".repeat(300_000)).getContentAsString())
        .contains("文件超过 256 KB");
    assertThat(
            send(multipart("/desk/calendar/preview")
                    .file(file("2069.json", "元旦".getBytes(Charset.forName("GBK"))))
                    .param("lang", "zh-CN"))
                .getContentAsString())
        .contains("不是 UTF-8");
    assertThat(upload("2069.json", "").getContentAsString()).contains("请选择放假安排文件");
    assertThat(years.version()).isEqualTo(before);
    assertThat(years.loaded()).doesNotContain(2069);
  }

  @Test
  void a_day_of_a_year_that_is_not_loaded_or_without_a_name_is_refused() throws Exception {
    assertThat(
            send(post("/desk/calendar/day")
                    .param("date", "2090-05-02")
                    .param("choice", "OFF")
                    .param("holiday", "劳动节"))
                .getContentAsString())
        .contains("2090 年的放假安排尚未导入");
    assertThat(
            send(post("/desk/calendar/day").param("date", "2026-05-08").param("choice", "OFF"))
                .getContentAsString())
        .contains("请填写节日或事由名称");
    assertThat(
            send(post("/desk/calendar/day").param("date", "").param("choice", "ORDINARY"))
                .getContentAsString())
        .contains("请填写日期");
    assertThat(
            send(post("/desk/calendar/day")
                    .param("date", "2026-05-08")
                    .param("choice", "WORKED")
                    .param("holiday", "劳动节"))
                .getContentAsString())
        .contains("本就是工作日");
  }

  @Test
  void sixty_days_before_its_end_the_page_and_the_card_ask_for_the_next_year() throws Exception {
    SettableClock.at("2026-11-01T10:00");
    assertThat(read("/desk/calendar")).contains("放假安排已导入至 2026-12-31");
    assertThat(read("/desk")).contains("href=\"/desk/calendar\"").doesNotContain("即将用完");

    SettableClock.at("2026-11-02T10:00");
    assertThat(read("/desk/calendar")).contains("还剩 59 天", "请导入 2027 年的放假安排");
    assertThat(read("/desk")).contains("即将用完");

    SettableClock.at("2027-02-01T10:00");
    assertThat(read("/desk/calendar")).contains("放假安排已于");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void the_year_is_told_in_words_in_both_languages(String language) throws Exception {
    var page = read("/desk/calendar?year=2026&lang=" + language);

    assertThat(page).doesNotContain("??");
    assertThat(page)
        .contains(language.equals("en") ? "National Day, off" : "国庆节放假")
        .contains(language.equals("en") ? "worked for Spring Festival" : "春节调休上班")
        .contains("08:30-12:00 14:00-17:30");
    assertThat(read("/desk/calendar?year=2089&lang=" + language))
        .contains(language.equals("en") ? "This year is not loaded" : "本年放假安排尚未导入");
  }

  @Test
  void a_stranger_gets_403_and_a_coordinator_only_reads() throws Exception {
    for (var role : List.of(Role.CLERK, Role.DEPARTMENT_HEAD, Role.LEADER, Role.SUPERVISION)) {
      for (var path : List.of("", "/changes/1")) {
        assertThat(as(role, get("/desk/calendar" + path)).getStatus()).isEqualTo(403);
      }
    }
    var read = as(Role.COORDINATOR, get("/desk/calendar").param("lang", "zh-CN"));
    assertThat(read.getStatus()).isEqualTo(200);
    assertThat(read.getContentAsString()).doesNotContain("导入一年");
    var before = years.version();
    for (var role : List.of(Role.CLERK, Role.COORDINATOR)) {
      assertThat(
              as(
                      role,
                      multipart("/desk/calendar/preview")
                          .file(file("2067.json", json("2067-01-01").getBytes())))
                  .getStatus())
          .isEqualTo(403);
      assertThat(
              as(
                      role,
                      post("/desk/calendar/day").param("date", "2026-05-08").param("choice", "OFF"))
                  .getStatus())
          .isEqualTo(403);
      assertThat(
              as(
                      role,
                      post("/desk/calendar/apply")
                          .param("origin", "FILE")
                          .param("file", "2067.json")
                          .param("carried", "W10=")
                          .param("version", String.valueOf(before))
                          .param("reason", "x"))
                  .getStatus())
          .isEqualTo(403);
      assertThat(as(role, post("/desk/calendar/changes/1/finish")).getStatus()).isEqualTo(403);
    }
    assertThat(years.version()).isEqualTo(before);
  }

  private MockHttpServletResponse upload(String name, String content) throws Exception {
    return send(
        multipart("/desk/calendar/preview")
            .file(file(name, content.getBytes(StandardCharsets.UTF_8)))
            .param("lang", "zh-CN"));
  }

  private static MockMultipartFile file(String name, byte[] content) {
    return new MockMultipartFile("file", name, "application/octet-stream", content);
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
    assertThat(found.find()).as("field %s", name).isTrue();
    return found.group(1);
  }

  private String read(String path) throws Exception {
    return as(Role.ADMINISTRATOR, get(path)).getContentAsString();
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

  private ClockReading reading(IssueNumber number) {
    return clocks.readings(number.value(), instant("2061-12-28T10:00")).stream()
        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
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

  private static String json(String... holidays) {
    return List.of(holidays).stream()
        .map(day -> "{\"date\": \"%s\", \"name\": \"元旦\", \"isOffDay\": true}".formatted(day))
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
