package org.investordesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.LegalGround;
import org.investordesk.directory.Person;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.sla.ClockName;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each mail says, in both languages, in HTML and in text. */
class LettersTest {

  private static final Instant SILENCE = SettableClock.instant("2026-11-05T17:30");
  private static final Instant TRIAGE = SettableClock.instant("2026-10-20T17:30");

  private static final Issues ISSUE = Issues.inWork();
  private static final Issues ISSUE_EN =
      Issues.inWork().inEnglish().from("陈建国", "chen@investor.example");

  private static final Desk DESK = new Desk();
  private static final InvestorLetters TO_INVESTOR =
      new InvestorLetters(Correspondence.messages(), settings("reply.desk.example"), DESK.clock);
  private static final StaffLetters TO_STAFF =
      new StaffLetters(Correspondence.messages(), settings(null), DESK.clock);
  private static final LetterPress PRESS = new LetterPress();

  static {
    DESK.itIs(SettableClock.instant("2026-10-22T16:00"));
  }

  private static MailSettings settings(@Nullable String replyDomain) {
    return new MailSettings(
        "https://desk.example",
        new MailSettings.Mail(
            "desk@desk.example",
            replyDomain,
            "desk",
            null,
            false,
            java.time.Duration.ofSeconds(1),
            java.time.Duration.ofMinutes(5),
            java.time.Duration.ofDays(5)));
  }

  @Test
  void nobodys_words_can_fetch_the_secret_of_the_status_link() {
    var bait = "https://elsewhere.example/__status-__status-link__link__ or __status-link__";

    var letter = TO_INVESTOR.update(zh(), bait, null);

    assertThat(occurrences(PRESS.print(letter)))
        .as("the placeholder stands in the desk's own links only")
        .isEqualTo(occurrences(PRESS.print(TO_INVESTOR.update(zh(), "-", null))));
  }

  private static long occurrences(LetterPress.Printed letter) {
    return Pattern.compile(MimeLetter.STATUS_TOKEN)
        .matcher(letter.html() + letter.plain())
        .results()
        .count();
  }

  static Stream<Arguments> investor_letters() {
    return Stream.of(
        told(
            "receipt",
            TO_INVESTOR.receipt(zh(), TRIAGE),
            TO_INVESTOR.receipt(en(), TRIAGE),
            List.of("已收到您反映的问题", "2026年10月20日（周二）17:30 前", "2026年10月19日（周一）10:05登记"),
            List.of(
                "We have received your report",
                "by 17:30 on Tuesday, 20 October 2026 (Beijing time)")),
        told(
            "declined",
            TO_INVESTOR.declined(zh(), LegalGround.IN_COURT, "法院已立案。"),
            TO_INVESTOR.declined(en(), LegalGround.IN_COURT, "The court has taken the case."),
            List.of("不予受理", "诉讼、仲裁", "法院已立案。"),
            List.of("not accepted", "settled in court", "The court has taken the case.")),
        told(
            "dispatched",
            TO_INVESTOR.dispatched(zh(), null),
            TO_INVESTOR.dispatched(en(), null),
            List.of("已受理", "交由供电公司办理", "2026年10月30日（周五）17:30 前"),
            List.of(
                "handed to Power Supply Company",
                "by 17:30 on Friday, 30 October 2026 (Beijing time)")),
        told(
            "moved",
            TO_INVESTOR.dispatched(zh(), "住建局"),
            TO_INVESTOR.dispatched(en(), "Housing Bureau"),
            List.of("由住建局转交供电公司办理", "登记时间不变"),
            List.of("from Housing Bureau to Power Supply Company", "limit does not start again")),
        told(
            "signed-for",
            TO_INVESTOR.signedFor(zh(), "周四上午到现场勘查。", SettableClock.instant("2026-10-28T17:30")),
            TO_INVESTOR.signedFor(
                en(), "We come on Thursday.", SettableClock.instant("2026-10-28T17:30")),
            List.of("由赵敏负责办理", "周四上午到现场勘查。", "2026年10月28日（周三）17:30 前"),
            List.of(
                "handled by 赵敏",
                "We come on Thursday.",
                "by 17:30 on Wednesday, 28 October 2026 (Beijing time)")),
        told(
            "update",
            TO_INVESTOR.update(zh(), "供电方案已完成。", null),
            TO_INVESTOR.update(en(), "The supply scheme is done.", null),
            List.of("有新进展", "供电方案已完成。", "2026年10月30日（周五）17:30 前"),
            List.of("News about", "The supply scheme is done.", "30 October 2026")),
        told(
            "papers-requested",
            TO_INVESTOR.papersRequested(zh(), "请补总平面图。"),
            TO_INVESTOR.papersRequested(en(), "Please send the site plan."),
            List.of("请您补充材料", "请补总平面图。", "办理计时暂停", "暂停前为 2026年10月30日"),
            List.of(
                "Please send the site plan.", "clock stands still", "before the pause: by 17:30")),
        told(
            "third-party",
            TO_INVESTOR.thirdPartyAwaited(zh(), "等待电网停电窗口。"),
            TO_INVESTOR.thirdPartyAwaited(en(), "The grid outage window."),
            List.of("等待第三方", "等待电网停电窗口。", "不应当暂停"),
            List.of("third party", "The grid outage window.", "this wait is wrong")),
        told(
            "resumed",
            TO_INVESTOR.resumed(zh(), "停电窗口已定。"),
            TO_INVESTOR.resumed(en(), "The window is fixed."),
            List.of("已继续办理", "停电窗口已定。", "2026年10月30日"),
            List.of("goes on", "The window is fixed.", "30 October 2026")),
        told(
            "answer",
            TO_INVESTOR.answer(zh(), "专线已送电。", false, SILENCE),
            TO_INVESTOR.answer(en(), "The line is live.", false, SILENCE),
            List.of("请您确认", "专线已送电。", "“未解决”", "2026年11月5日（周四）17:30 前", "30 天内"),
            List.of(
                "please confirm",
                "The line is live.",
                "“not solved”",
                "by 17:30 on Thursday, 5 November 2026 (Beijing time)")),
        told(
            "explained",
            TO_INVESTOR.answer(zh(), "该地块不在供电规划内。", true, SILENCE),
            TO_INVESTOR.answer(en(), "The plot is outside the plan.", true, SILENCE),
            List.of("条件不具备", "该地块不在供电规划内。", "由您说了算"),
            List.of("not possible at present", "The plot is outside the plan.", "for you to say")),
        told(
            "reminder-1",
            TO_INVESTOR.reminder(zh(), false, SILENCE),
            TO_INVESTOR.reminder(en(), false, SILENCE),
            List.of("是否已经解决", "2026年10月22日（周四）15:20", "2026年11月5日（周四）17:30 前"),
            List.of("Is it solved?", "15:20 on Thursday, 22 October 2026", "5 November 2026")),
        told(
            "reminder-2",
            TO_INVESTOR.reminder(zh(), true, SILENCE),
            TO_INVESTOR.reminder(en(), true, SILENCE),
            List.of("最后一次提醒", "2026年11月5日（周四）17:30 前"),
            List.of("last reminder", "5 November 2026")),
        told(
            "reopened",
            TO_INVESTOR.reopened(zh(), "还是没电。"),
            TO_INVESTOR.reopened(en(), "Still no power."),
            List.of("重新交供电公司办理", "还是没电。", "2026年10月30日"),
            List.of("back with Power Supply Company", "Still no power.", "30 October 2026")),
        told(
            "retyped",
            TO_INVESTOR.retyped(zh()),
            TO_INVESTOR.retyped(en()),
            List.of("预计办结时间有变化", "2026年10月30日（周五）17:30 前"),
            List.of("expected date", "has changed", "30 October 2026")),
        told(
            "solved",
            TO_INVESTOR.closed(zh(), IssueState.SOLVED, true, TRIAGE),
            TO_INVESTOR.closed(en(), IssueState.SOLVED, true, TRIAGE),
            List.of("您确认问题已经解决", "30 天内"),
            List.of("You confirmed", "within 30 days")),
        told(
            "lapsed",
            TO_INVESTOR.closed(zh(), IssueState.SOLVED, false, TRIAGE),
            TO_INVESTOR.closed(en(), IssueState.SOLVED, false, TRIAGE),
            List.of("没有收到您的意见", "不计为您确认解决"),
            List.of("did not hear from you", "not counted as solved by your word")),
        told(
            "closed-explained",
            TO_INVESTOR.closed(zh(), IssueState.EXPLAINED, true, TRIAGE),
            TO_INVESTOR.closed(en(), IssueState.EXPLAINED, true, TRIAGE),
            List.of("条件不具备", "30 天内"),
            List.of("not possible at present", "within 30 days")),
        told(
            "withdrawn",
            TO_INVESTOR.closed(zh(), IssueState.WITHDRAWN, null, TRIAGE),
            TO_INVESTOR.closed(en(), IssueState.WITHDRAWN, null, TRIAGE),
            List.of("已撤回"),
            List.of("withdrawn")),
        told(
            "merged",
            TO_INVESTOR.closed(zh(), IssueState.MERGED, null, TRIAGE),
            TO_INVESTOR.closed(en(), IssueState.MERGED, null, TRIAGE),
            List.of("合并办理"),
            List.of("merged")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("investor_letters")
  void the_investor_reads_what_happened_what_comes_next_by_when_and_who(
      String kind, Letter chinese, Letter english, List<String> inChinese, List<String> inEnglish)
      throws IOException {
    for (var letter : List.of(chinese, english)) {
      var isChinese = letter == chinese;
      var printed = PRESS.print(letter);
      keepForLookingAt(kind + (isChinese ? "-zh" : "-en"), printed);
      for (var form : List.of(shown(printed.html()), printed.plain())) {
        assertThat(form).contains(isChinese ? inChinese : inEnglish);
        assertThat(form).contains("https://desk.example/s/" + MimeLetter.STATUS_TOKEN);
        assertThat(form).contains(isChinese ? "陈建国，您好" : "Dear 陈建国,");
        assertThat(form).contains(isChinese ? "供电公司" : "Power Supply Company").contains("赵敏");
        assertThat(form).contains(isChinese ? "直接回复本邮件" : "simply reply to this mail");
        assertThat(form).doesNotContain("{0}", "{1}", "??", "null");
      }
      assertThat(letter.subject())
          .startsWith(isChinese ? "【" + ISSUE.number() + "】" : "[" + ISSUE_EN.number() + "] ");
      assertThat(printed.html()).contains(isChinese ? "lang=\"zh-CN\"" : "lang=\"en\"");
    }
  }

  static Stream<Arguments> staff_letters() {
    return Stream.of(
        asked(
            "staff-dispatched",
            TO_STAFF.dispatched(zh(), SettableClock.instant("2026-10-23T09:30")),
            "请在2026年10月23日（周五）09:30 前签收",
            "Please sign for it by 09:30 on Friday, 23 October 2026",
            "专线申请提交一个月"),
        asked("staff-replied", TO_STAFF.replied(zh(), "图纸在附件。"), "新的答复", "has replied", "图纸在附件。"),
        asked(
            "staff-answer-submitted",
            TO_STAFF.answerSubmitted(zh(), TRIAGE),
            "请在2026年10月20日（周二）17:30 前核实",
            "Please check the answer by 17:30",
            "赵敏"),
        asked(
            "staff-answer-returned",
            TO_STAFF.answerReturned(zh(), "请写明送电日期。"),
            "2026年10月30日（周五）17:30 前办结",
            "was returned",
            "请写明送电日期。"),
        asked(
            "staff-reopened",
            TO_STAFF.reopened(zh(), "还是没电。", TRIAGE),
            "没有解决",
            "not solved",
            "还是没电。"),
        asked(
            "staff-undeliverable",
            TO_STAFF.undeliverable(zh(), "chen@investor.example", "550 no such user"),
            "请尽快联系投资者",
            "please call soon",
            "550 no such user"),
        asked(
            "staff-urged",
            TO_STAFF.urged(zh(), urged("请今天上门查勘。"), "周市长", false),
            "请在2026年10月30日（周五）17:30 前办结",
            "please resolve the issue by 17:30 on Friday, 30 October 2026 (Beijing time)",
            "请今天上门查勘。"),
        asked(
            "staff-instructed",
            TO_STAFF.told(zh(), "staffInstructed", upTo("周市长"), "十一月十日前送电。", DAY),
            "请在2026年11月10日（周二）前（含当日）落实",
            "please carry it out by the end of Tuesday, 10 November 2026",
            "十一月十日前送电。"),
        asked(
            "staff-ordered",
            TO_STAFF.told(zh(), "staffOrdered", upTo("督〔2026〕0001"), "请查明原因，加快办理。", DAY),
            "请在2026年11月10日（周二）前（含当日）在任务列表“答复督办件”中答复督办单 督〔2026〕0001",
            "please answer it by the end of Tuesday, 10 November 2026",
            "请查明原因，加快办理。"),
        asked(
            "staff-repeated",
            TO_STAFF.told(
                zh(),
                "staffRepeated",
                words -> new Object[] {2, words.say("level.L1"), words.on(DESK.clock.instant())},
                null,
                null),
            "在此之前每个工作日提醒一次",
            "repeated each working day",
            "第 2 次提醒"),
        asked(
            "staff-directive-answered",
            TO_STAFF.told(
                zh(),
                "staffDirectiveAnswered",
                words -> new Object[] {"督〔2026〕0001", "赵敏"},
                "已送电。",
                null),
            "请在任务列表“审阅答复”",
            "please accept the answer in Tasklist",
            "已送电。"),
        asked(
            "staff-directive-returned",
            TO_STAFF.told(
                zh(),
                "staffDirectiveReturned",
                words -> new Object[] {words.say("instruction"), "周市长"},
                "没有照片。",
                null),
            "请在任务列表“答复督办件”中重新答复",
            "please answer again in Tasklist",
            "没有照片。"),
        asked(
            "staff-directive-accepted",
            TO_STAFF.told(
                zh(),
                "staffDirectiveAccepted",
                words -> new Object[] {"督〔2026〕0001", "周市长"},
                "同意。",
                null),
            "问题本身仍请按期办结",
            "The answer was accepted",
            "同意。"),
        asked(
            "staff-appealed",
            TO_STAFF.told(
                zh(),
                "staffAppealed",
                words -> new Object[] {words.by(DESK.clock.instant())},
                "一个月没有人来。",
                words -> words.by(DESK.clock.instant())),
            "在任务列表“裁定申诉”中裁定",
            "Please rule on the appeal by",
            "一个月没有人来。"));
  }

  private static final Function<Words, String> DAY =
      words -> words.day(LocalDate.parse("2026-11-10"));

  private static Function<Words, Object[]> upTo(String who) {
    return words -> new Object[] {who, DAY.apply(words)};
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("staff_letters")
  void staff_reads_what_is_asked_and_until_when_and_gets_the_case_file(
      String kind, Letter letter, String asked, String english, String quoted) throws IOException {
    var printed = PRESS.print(letter);
    keepForLookingAt(kind, printed);
    for (var form : List.of(shown(printed.html()), printed.plain())) {
      assertThat(form).contains(asked, english, quoted, "陈建国（诸暨新材料有限公司）");
      assertThat(form).contains("https://desk.example/desk/issues/" + ISSUE.number());
      assertThat(form).doesNotContain(MimeLetter.STATUS_TOKEN, "{0}", "null");
    }
    assertThat(letter.subject()).startsWith("【" + ISSUE.number() + "】").endsWith(ISSUE.subject());
  }

  @Test
  void a_leaders_word_names_him_and_leaves_the_task_where_it_is_and_a_copy_says_so()
      throws IOException {
    var asked = PRESS.print(TO_STAFF.urged(zh(), urged("请今天上门查勘。"), "周市长", false));
    var copy = PRESS.print(TO_STAFF.urged(zh(), urged("请今天上门查勘。"), "周市长", true));
    keepForLookingAt("staff-urged-copy", copy);

    assertThat(asked.plain())
        .contains("周市长于2026年10月22日（周四）16:00催办下面的问题。")
        .contains("督办不等于接办")
        .doesNotContain("抄送", "copy");
    assertThat(copy.plain()).contains("本邮件抄送您").contains("This is a copy for you");
  }

  @Test
  void an_urging_after_the_limit_asks_for_no_date_that_has_passed() {
    var late = ISSUE.dueBy(SettableClock.instant("2026-10-21T17:30")).view();

    var printed = PRESS.print(TO_STAFF.urged(late, urged("请今天上门查勘。"), "周市长", false));

    assertThat(printed.plain()).contains("请尽快办结").doesNotContain("请在2026年10月21日");
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void each_level_is_told_what_it_is_asked_and_a_copy_that_it_is_one(Level level)
      throws IOException {
    var leader = new Person("zhou", "周市长", "zhou@city.example");
    var event =
        new IssueEscalated(
            zh().number(),
            level,
            "r",
            ClockName.RESOLUTION,
            SettableClock.instant("2026-10-22T12:00"),
            List.of(leader),
            List.of(),
            DESK.clock.instant());

    var asked = PRESS.print(TO_STAFF.escalated(zh(), event, false));
    var copy = PRESS.print(TO_STAFF.escalated(zh(), event, true));
    keepForLookingAt("staff-escalated-" + level, asked);

    assertThat(asked.plain())
        .contains("“办结”时限已于2026年10月22日（周四）12:00到期")
        .contains("passed at 12:00 on Thursday, 22 October 2026 (Beijing time)")
        .contains("https://desk.example/desk/issues/")
        .doesNotContain("抄送");
    assertThat(copy.plain()).contains("抄送您知悉");
  }

  @ParameterizedTest
  @EnumSource(ClockName.class)
  void a_limit_that_is_near_is_told_as_a_limit(ClockName clock) {
    var event =
        new IssueEscalated(
            zh().number(),
            Level.Y,
            "r",
            clock,
            SettableClock.instant("2026-10-30T17:30"),
            List.of(),
            List.of(),
            DESK.clock.instant());

    assertThat(PRESS.print(TO_STAFF.escalated(zh(), event, false)).plain())
        .contains("时限临近（2026年10月30日（周五）17:30 前）");
  }

  @Test
  void a_receipt_to_an_unknown_address_asks_for_this_is_me_and_repeats_nothing()
      throws IOException {
    var issue =
        ISSUE.fromUnverifiedAddress().about("买彩票 http://evil.example").from("点我", "v@x.example");
    for (var form : List.of(issue.view(), issue.inEnglish().from("点我", "v@x.example").view())) {
      var printed = PRESS.print(TO_INVESTOR.receipt(form, TRIAGE));
      keepForLookingAt("receipt-unverified-" + form.language(), printed);
      assertThat(printed.plain())
          .contains("https://desk.example/verify/" + MimeLetter.STATUS_TOKEN)
          .doesNotContain("点我", "evil.example", "surveyed");
      assertThat(printed.html()).doesNotContain("点我", "evil.example", "surveyed");
    }
    assertThat(PRESS.print(TO_INVESTOR.receipt(zh(), TRIAGE)).plain()).doesNotContain("/verify/");
  }

  @Test
  void what_a_person_typed_is_text_and_nothing_else() {
    var typed = "<script>alert(1)</script> ${7*7} #{notification.desk} [[${1+1}]] [(${2+2})] {0} '";
    var letter =
        TO_INVESTOR.update(
            ISSUE.about(typed).from(typed, "chen@investor.example").view(), typed, null);

    var printed = PRESS.print(letter);

    assertThat(printed.html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} #{notification.desk} [[${1+1}]]")
        .doesNotContain("49");
    assertThat(printed.plain()).contains(typed);
    var staff = PRESS.print(TO_STAFF.replied(ISSUE.about(typed).view(), typed));
    assertThat(staff.html()).doesNotContain("<script>");
    assertThat(staff.plain()).contains(typed);
  }

  @Test
  void a_subject_is_one_short_line() {
    var subject = TO_STAFF.replied(ISSUE.about("长\r\n" + "题".repeat(300)).view(), "x").subject();

    assertThat(subject).doesNotContain("\r", "\n").hasSizeLessThan(201);
  }

  @Test
  void lines_of_a_persons_words_are_kept_in_the_text_form() {
    assertThat(PRESS.print(TO_INVESTOR.update(zh(), "第一行\n第二行", null)).plain())
        .contains("第一行\n第二行");
  }

  @Test
  void a_passed_promise_is_no_expected_date_any_more() {
    var passed = SettableClock.instant("2026-10-21T17:30");

    assertThat(TO_INVESTOR.expectedAt(zh(), passed)).isEqualTo(zh().dueAt());
    assertThat(TO_INVESTOR.expectedAt(zh(), TRIAGE.plusSeconds(86_400 * 3)))
        .isEqualTo(TRIAGE.plusSeconds(86_400 * 3));
  }

  @Test
  void where_nobody_reads_replies_the_mail_says_so() {
    var deaf = new InvestorLetters(Correspondence.messages(), settings(" "), DESK.clock);

    assertThat(PRESS.print(deaf.update(zh(), "x", null)).plain())
        .contains("本邮箱不接收回复")
        .doesNotContain("直接回复本邮件");
  }

  private static IssueView zh() {
    return ISSUE.view();
  }

  private static IssueView en() {
    return ISSUE_EN.view();
  }

  private static Arguments told(
      String kind, Letter chinese, Letter english, List<String> inChinese, List<String> inEnglish) {
    return Arguments.of(kind, chinese, english, inChinese, inEnglish);
  }

  private static Arguments asked(
      String kind, Letter letter, String chinese, String english, String quoted) {
    return Arguments.of(kind, letter, chinese, english, quoted);
  }

  /** What a reader of the HTML sees, as far as these tests need it. */
  private static String shown(String html) {
    return html.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
  }

  /** Each mail is looked at as a picture before it is called done; see docs/mail.md. */
  private static SupervisionUrged urged(String text) {
    var at = DESK.clock.instant();
    return new SupervisionUrged(ISSUE.number(), "zhou", "power-supply", text, null, at);
  }

  private static void keepForLookingAt(String name, LetterPress.Printed printed)
      throws IOException {
    var folder = Files.createDirectories(Path.of("target", "letters"));
    Files.writeString(folder.resolve(name + ".html"), printed.html());
    Files.writeString(folder.resolve(name + ".txt"), printed.plain());
  }
}
