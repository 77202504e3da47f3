package org.investordesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.PapersRequested;
import org.investordesk.power.DefectsFound;
import org.investordesk.power.Energised;
import org.investordesk.power.SchemeAnswered;
import org.investordesk.power.SchemeContested;
import org.investordesk.power.Works;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The letters of a power connection, in both languages, in HTML and in text. */
class PowerNoticesTest {

  private static final Instant UNTIL = SettableClock.instant("2026-10-22T17:30");
  private static final String SCHEME = "由 110 千伏牌头变新出 35 千伏间隔一个，专线 4.2 公里。";

  private final Correspondence office = new Correspondence();
  private final Instant now = office.desk.clock.instant();
  private final PowerNotices notices =
      new PowerNotices(
          office.toInvestor,
          office.toStaff,
          new StaffAddressees(office.desk.directory, office.desk.chain, office.desk.clock),
          new MailRoom(
              office.desk.files,
              office.desk.directory,
              office.desk.clocks,
              office.press,
              office.outbox,
              new SendingHours(new OfficeOfAutumn2026()),
              office.desk.clock));

  @Test
  void the_scheme_is_a_letter_with_the_way_and_the_day_to_contest_it() throws IOException {
    for (var issue : both()) {
      office.change(mail -> notices.on(answered(issue, UNTIL, false, null)));
      reads(
          issue,
          "scheme-answered",
          List.of("供电方案已答复", SCHEME, "由供电公司施工", "2026年10月22日（周四）17:30 前", "提出一次异议"),
          List.of(
              "Your supply scheme is ready",
              SCHEME,
              "built by the power company",
              "by 17:30 on Thursday, 22 October 2026",
              "contest it once"));
    }
  }

  @Test
  void the_answer_to_a_contest_gives_its_reasons_and_says_that_it_is_final() throws IOException {
    for (var issue : both()) {
      office.change(mail -> notices.on(answered(issue, null, true, "北侧走廊已落实。")));
      reads(
          issue,
          "scheme-revised",
          List.of("已按您的异议修改", "最终方案", "理由：", "北侧走廊已落实。"),
          List.of("was revised", "final scheme", "Reasons:", "北侧走廊已落实。"));
    }
    for (var issue : both()) {
      office.change(mail -> notices.on(answered(issue, null, false, "东侧不在用地红线内。")));
      reads(
          issue,
          "scheme-confirmed",
          List.of("供电方案维持不变", "最终方案", "东侧不在用地红线内。"),
          List.of("the scheme stays", "final scheme", "东侧不在用地红线内。"));
    }
  }

  @Test
  void defects_are_one_letter_although_papers_are_asked_for_with_them() throws IOException {
    for (var issue : both()) {
      var defects = "一、3 号塔缺警示牌；\n二、灭火器不足。";
      office.change(
          mail -> {
            mail.on(new PapersRequested(issue.number(), defects, now));
            notices.on(new DefectsFound(issue.number(), defects, now));
          });
      assertThat(office.kinds(issue.number())).containsExactly(MailKind.DEFECTS_FOUND);
      reads(
          issue,
          "defects-found",
          List.of("需要整改", "3 号塔缺警示牌", "办理计时暂停"),
          List.of("found defects", "3 号塔缺警示牌", "the clock stands still"));
    }
  }

  @Test
  void energising_names_day_and_meter_and_what_comes_next() throws IOException {
    for (var issue : both()) {
      var day = LocalDate.parse("2026-10-19");
      office.change(mail -> notices.on(new Energised(issue.number(), day, "ZJ-35-0001", now)));
      reads(
          issue,
          "energised",
          List.of("已经送电", "2026年10月19日（周一）", "ZJ-35-0001", "请您确认"),
          List.of("carries power", "Monday, 19 October 2026", "ZJ-35-0001", "asks you to confirm"));
    }
  }

  @Test
  void the_handler_reads_the_contest_in_chinese_with_a_line_of_english() throws IOException {
    var issue = has(Issues.inWork());

    office.change(mail -> notices.on(new SchemeContested(issue.number(), "专线穿过二期预留用地。", now)));

    var mail = office.mails(issue.number()).get(0);
    assertThat(mail.kind()).isEqualTo(MailKind.STAFF_SCHEME_CONTESTED);
    assertThat(mail.recipient()).isEqualTo("zhao@city.example");
    keep("staff-scheme-contested", mail);
    for (var form : List.of(mail.html(), mail.plain())) {
      assertThat(form)
          .contains("投资者对供电方案有异议", "专线穿过二期预留用地。", "The investor contests the scheme")
          .doesNotContain("{0}", "??");
    }
  }

  private SchemeAnswered answered(
      IssueView issue, @Nullable Instant until, boolean revised, @Nullable String reasons) {
    return new SchemeAnswered(issue.number(), SCHEME, Works.GRID, until, revised, reasons, now);
  }

  private List<IssueView> both() {
    return List.of(has(Issues.inWork()), has(Issues.inWork().inEnglish()));
  }

  private IssueView has(Issues issue) {
    return office.desk.has(issue.view());
  }

  private void reads(IssueView issue, String name, List<String> inChinese, List<String> inEnglish)
      throws IOException {
    var chinese = issue.language() == Language.ZH;
    var mail = office.mails(issue.number()).get(0);
    keep("power-" + name + (chinese ? "-zh" : "-en"), mail);
    assertThat(mail.recipient()).isEqualTo("chen@investor.example");
    for (var form : List.of(mail.html(), mail.plain())) {
      assertThat(form).contains(chinese ? inChinese : inEnglish).doesNotContain("{0}", "??");
    }
  }

  private static void keep(String name, OutgoingMail mail) throws IOException {
    var folder = Files.createDirectories(Path.of("target", "letters"));
    Files.writeString(folder.resolve(name + ".html"), mail.html());
    Files.writeString(folder.resolve(name + ".txt"), mail.plain());
  }
}
