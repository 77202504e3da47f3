package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ReportDraftsModuleTest {

  private static final IssueNumber NUMBER = IssueNumber.of(2026, 999_999);

  @Autowired ReportDrafts drafts;
  @Autowired JdbcClient jdbc;

  private final String key = Secret.fresh();

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  private static ReportFields typed(String subject) {
    return ReportFields.of(field -> "subject".equals(field) ? subject : null);
  }

  private static Upload file(String name, String content) {
    return new Upload(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void what_was_typed_is_kept_letter_by_letter_even_what_the_database_dislikes() {
    drafts.save(key, typed("𠮷 🏭 \u0000 <b> ${x} '"), List.of());

    assertThat(drafts.find(key).orElseThrow().fields().subject())
        .isEqualTo("𠮷 🏭 \u0000 <b> ${x} '");
  }

  @Test
  void files_stay_between_the_steps_and_the_same_file_twice_is_one() {
    drafts.save(key, typed("a"), List.of(file("plan.pdf", "1"), file("deed.pdf", "2")));
    drafts.save(key, typed("b"), List.of(file("plan.pdf", "1")));

    assertThat(drafts.find(key).orElseThrow().files())
        .extracting(ReportDrafts.DraftFile::fileName)
        .containsExactly("plan.pdf", "deed.pdf");
    assertThat(drafts.uploads(key).get(1).content()).asString().isEqualTo("2");
  }

  @Test
  void a_file_can_be_taken_out_by_who_has_the_key_only() {
    drafts.save(key, typed("a"), List.of(file("plan.pdf", "1")));
    var file = drafts.find(key).orElseThrow().files().get(0).id();

    drafts.removeFile(Secret.fresh(), file);
    assertThat(drafts.find(key).orElseThrow().files()).hasSize(1);

    drafts.removeFile(key, file);
    assertThat(drafts.find(key).orElseThrow().files()).isEmpty();
  }

  @Test
  void the_database_knows_the_hash_of_the_key_only() {
    drafts.save(key, typed("a"), List.of());

    assertThat(
            jdbc.sql("select count(*) from report_draft where key_hash = :key")
                .param("key", key)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(drafts.find(Secret.hash(key))).isEmpty();
  }

  @Test
  void a_sent_draft_keeps_its_number_but_neither_words_nor_files_and_never_changes_again() {
    drafts.save(key, typed("secret"), List.of(file("plan.pdf", "1")));

    drafts.markSent(key, NUMBER, "zh");
    drafts.save(key, typed("once more"), List.of(file("other.pdf", "2")));

    var sent = drafts.find(key).orElseThrow();
    assertThat(sent.sent()).isEqualTo(NUMBER);
    assertThat(sent.fields()).isEqualTo(ReportFields.blank(Locale.SIMPLIFIED_CHINESE));
    assertThat(sent.files()).isEmpty();
  }

  @Test
  void a_draft_is_gone_a_day_after_the_last_change_with_its_files() {
    SettableClock.at("2026-10-08T10:00");
    drafts.save(key, typed("a"), List.of(file("plan.pdf", "1")));

    SettableClock.at("2026-10-09T09:59");
    assertThat(drafts.find(key)).isPresent();

    SettableClock.at("2026-10-09T10:00");
    assertThat(drafts.find(key)).isEmpty();

    drafts.save(Secret.fresh(), typed("another"), List.of());
    assertThat(
            jdbc.sql("select count(*) from report_draft_file where key_hash = :key")
                .param("key", Secret.hash(key))
                .query(Integer.class)
                .single())
        .isZero();
  }
}
