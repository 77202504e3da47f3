package org.investordesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written about returns, extensions and pauses, in both languages, HTML and text. */
class RulingLettersTest {

  private static final Instant DUE = SettableClock.instant("2026-11-05T17:30");
  private static final String REASON = "电缆过河的许可下周才能办好，<b>施工顺延</b>三天。";
  private static final Issues CHINESE = Issues.inWork();
  private static final Issues ENGLISH =
      Issues.inWork().inEnglish().from("Michael Yu", "yu@investor.example");

  private static final Desk DESK = new Desk();
  private static final MailSettings SETTINGS =
      new MailSettings(
          "https://desk.example",
          new MailSettings.Mail(
              "desk@desk.example",
              null,
              "desk",
              null,
              false,
              Duration.ofSeconds(1),
              Duration.ofMinutes(5),
              Duration.ofDays(5)));
  private static final InvestorLetters TO_INVESTOR =
      new InvestorLetters(Correspondence.messages(), SETTINGS, DESK.clock);
  private static final StaffLetters TO_STAFF =
      new StaffLetters(Correspondence.messages(), SETTINGS, DESK.clock);
  private static final LetterPress PRESS = new LetterPress();

  static {
    DESK.itIs(SettableClock.instant("2026-10-22T16:00"));
  }

  @Test
  void an_extension_tells_the_new_date_and_the_reason() throws IOException {
    assertSays(
        "extended", REASON, DUE, List.of("3", "新的办结日期是2026年11月5日（周四）17:30 前", "三天"), true, 3);
    assertSays(
        "extended",
        "The permit for the river crossing comes next week.",
        DUE,
        List.of("by 17:30 on Thursday, 5 November 2026 (Beijing time)", "river crossing"),
        false,
        3);
  }

  @Test
  void a_ruling_on_a_pause_tells_who_was_right_and_why() throws IOException {
    assertSays("pauseVoided", REASON, null, List.of("您的异议成立", "已经退回"), true);
    assertSays("pauseVoided", "Papers were complete.", null, List.of("You were right"), false);
    assertSays("pauseStands", REASON, null, List.of("予以维持", "自动恢复计时"), true);
    assertSays("pauseStands", "Papers are missing.", null, List.of("stands"), false);
  }

  @Test
  void a_pause_tells_its_reason_and_its_longest_time_and_comes_back_before_it_ends()
      throws IOException {
    var words = new Words(Correspondence.messages(), CHINESE.view().language());
    var printed =
        PRESS.print(
            TO_INVESTOR.pausedFor(CHINESE.view(), REASON, words.say("pause.FORCE_MAJEURE"), DUE));
    keepForLookingAt("paused", printed);
    assertThat(printed.plain()).contains("供电公司暂停了", "不可抗力", "最长到2026年11月5日", "暂停前为 2026年10月30日");
    assertSays("pauseEnding", REASON, null, List.of("2026年11月5日"), true, words.by(DUE));
    assertSays("pauseEnding", "Papers.", null, List.of("run on by itself"), false, "tomorrow");
  }

  private static void assertSays(
      String kind,
      String quoted,
      @Nullable Instant promised,
      List<String> sentences,
      boolean chinese,
      Object... arguments)
      throws IOException {
    var issue = chinese ? CHINESE.view() : ENGLISH.view();
    var all = arguments;
    if (kind.equals("extended")) {
      all = new Object[] {arguments[0], TO_INVESTOR.words(issue).by(DUE)};
    }
    var letter = TO_INVESTOR.told(issue, kind, quoted, promised, all);
    var printed = PRESS.print(letter);
    keepForLookingAt(kind + (chinese ? "" : "-en"), printed);
    assertThat(printed.plain()).contains(sentences).contains(quoted);
    assertThat(printed.html()).contains(sentences).doesNotContain("<b>", "??", "{0}");
    assertThat(letter.next()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staffReturnRequested",
        "staffReturnGranted",
        "staffReturnRefused",
        "staffExtensionRequested",
        "staffExtensionGranted",
        "staffExtensionRefused",
        "staffExtensionLapsed",
        "staffPauseContested",
        "staffPauseVoided",
        "staffPauseStands",
        "staffPauseEnding",
        "staffReturnOverdue",
        "staffContestOverdue"
      })
  void staff_reads_what_is_asked_until_when_with_a_line_of_english(String kind) throws IOException {
    var quoted = kind.endsWith("Lapsed") || kind.endsWith("Overdue") ? null : REASON;
    var dated = PRESS.print(TO_STAFF.letter(CHINESE.view(), kind, quoted, DUE));
    var undated = PRESS.print(TO_STAFF.letter(CHINESE.view(), kind, quoted, null));

    keepForLookingAt(kind, dated);
    assertThat(dated.plain())
        .contains("2026年11月5日（周四）17:30 前", "https://desk.example/desk/issues/");
    assertThat(undated.html()).doesNotContain("??", "{0}", "<b>");
    assertThat(dated.plain()).containsPattern("[A-Z][a-z]+ .*\\.");
  }

  private static void keepForLookingAt(String name, LetterPress.Printed printed)
      throws IOException {
    var folder = Files.createDirectories(Path.of("target", "letters"));
    Files.writeString(folder.resolve(name + ".html"), printed.html());
    Files.writeString(folder.resolve(name + ".txt"), printed.plain());
  }
}
