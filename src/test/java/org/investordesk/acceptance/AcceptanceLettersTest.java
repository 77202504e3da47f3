package org.investordesk.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the investor and the inspectors are written, in both languages. */
@DeskTest
class AcceptanceLettersTest {

  @Autowired IssueDesk desk;
  @Autowired AcceptanceDesk acceptance;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private AcceptanceCase town;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    town = new AcceptanceCase(desk, acceptance, tasks, identity);
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void
      the_notice_of_defects_lists_every_item_with_its_ground_and_is_the_only_letter_of_that_step() {
    var number = town.awaitingPapers();

    assertThat(text(number, "ACCEPTANCE_DEFECTS"))
        .contains("资料问题一次性告知", "1. 补充消防设计审查意见书", "依据：消防验收规定第十二条")
        .contains("2. 补充老建筑结构检测报告", "办理计时暂停");
    assertThat(kinds(number)).doesNotContain("PAPERS_REQUESTED");
  }

  @Test
  void the_inspectors_are_invited_with_day_place_and_limit() {
    var number = town.inspecting();

    assertThat(text(number, "STAFF_INSPECTION_INVITED"))
        .contains("日期：2026年10月23日", "地点：古村游客中心门口", "2026年10月28日", "Joint inspection:");
    assertThat(text(number, "ACCEPTANCE_INSPECTION")).contains("消防救援支队", "规划局", "古村游客中心门口");
  }

  @Test
  void an_english_reader_is_written_in_english_from_the_list_to_the_opinion() throws IOException {
    var number = town.inFileCheck(town.dispatched(Language.EN));
    town.complete(
        number,
        AcceptanceCase.CHECK_FILE,
        Map.of("decision", "DEFECTS", "items", AcceptanceCase.TWO_DEFECTS));
    town.reportAll(number);
    town.complete(number, AcceptanceCase.CHECK_FILE, Map.of("decision", "COMPLETE"));
    town.inspecting(number, "2026-10-23");
    town.oppose(number);
    town.complete(
        number,
        AcceptanceCase.SUMMARISE,
        Map.of(
            "decision",
            "RECTIFY",
            "text",
            "Two points to be put right.",
            "items",
            AcceptanceCase.TWO_FINDINGS));
    town.reportAll(number);
    town.recheck(number, false);
    town.reportAll(number);
    town.recheck(number, true);
    town.issueOpinion(number);

    assertThat(text(number, "ACCEPTANCE_DEFECTS"))
        .contains("Everything that is missing in your file", "Ground: ", "the clock stands still");
    assertThat(text(number, "ACCEPTANCE_INSPECTION"))
        .contains("Joint inspection on Friday, 23 October 2026", "Fire Brigade");
    assertThat(text(number, "ACCEPTANCE_RECTIFICATION")).contains("What has to be put right");
    assertThat(text(number, "ACCEPTANCE_STILL_OPEN"))
        .contains("0 items are settled by this, 2 are still open.", "Still missing");
    assertThat(text(number, "ACCEPTANCE_FIXED")).contains("All 2 items that were checked again");
    assertThat(text(number, "ACCEPTANCE_OPINION")).contains("Acceptance opinion issued: 绍建验");
    for (var kind : List.of("ACCEPTANCE_DEFECTS", "ACCEPTANCE_STILL_OPEN", "ACCEPTANCE_OPINION")) {
      var file = Path.of("target", "letters", kind + "-en.html");
      Files.createDirectories(file.getParent());
      Files.writeString(file, column(number, kind, "html"));
    }
  }

  private String text(IssueNumber number, String kind) {
    return column(number, kind, "plain");
  }

  private String column(IssueNumber number, String kind, String column) {
    return jdbc.sql(
            "select %s from outgoing_mail where issue_number = ? and kind = ? order by id limit 1"
                .formatted(column))
        .params(number.value(), kind)
        .query(String.class)
        .single();
  }

  private List<String> kinds(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ?")
        .param(number.value())
        .query(String.class)
        .list();
  }
}
