package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.platform.InvalidInput.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFieldsTest {

  private static Map<String, String> goodForm() {
    return new HashMap<>(
        Map.of(
            "type", "LAND",
            "subject", "新厂房用地指标未落实",
            "description", "立项已经半年，用地指标一直没有落实，请协调。",
            "area", "诸暨",
            "name", "陈越",
            "email", "chen.yue@example.com",
            "language", "zh"));
  }

  private static ReportFields form(String field, String value) {
    var form = goodForm();
    form.put(field, value);
    return ReportFields.of(form::get);
  }

  private static List<String> problemsOf(ReportFields fields) {
    return fields.problems().stream()
        .map(problem -> problem.field() + " " + problem.key())
        .toList();
  }

  @Test
  void a_form_with_what_is_needed_has_no_problems() {
    assertThat(ReportFields.of(goodForm()::get).problems()).isEmpty();
  }

  @Test
  void an_empty_form_names_every_field_that_is_needed_in_the_order_of_the_page() {
    assertThat(ReportFields.of(field -> null).problems())
        .extracting(Problem::field)
        .containsExactly("type", "subject", "description", "name", "email", "language");
  }

  @ParameterizedTest(name = "{0} = “{1}” is refused: {2}")
  @CsvSource({
    "type, NONSENSE, typeUnknown",
    "subject, 用电, tooShort",
    "area, 杭州, areaUnknown",
    "email, chen.yue, email",
    "email, chen yue@example.com, email",
    "email, <script>@example.com, email",
    "email, chen@example, email",
    "phone, 打给我, phone",
    "language, fr, language",
    "website, http://example.com, website"
  })
  void what_cannot_be_meant_is_refused_at_its_field(String field, String value, String problem) {
    assertThat(problemsOf(form(field, value)))
        .containsExactly(field + " portal.problem." + problem);
  }

  @Test
  void three_thousand_characters_are_taken_and_one_more_is_told_to_be_too_many() {
    assertThat(form("description", "问".repeat(3000)).problems()).isEmpty();

    assertThat(form("description", "问".repeat(3001)).problems())
        .containsExactly(Problem.of("description", "portal.problem.tooLong", 3000, 3001, 1));
  }

  @Test
  void an_emoji_and_a_rare_character_are_fine_and_count_as_one() {
    assertThat(form("description", "𠮷".repeat(1500) + "🏭".repeat(1500)).problems()).isEmpty();
    assertThat(form("name", "𠮷野").problems()).isEmpty();
  }

  @Test
  void line_ends_of_a_browser_count_once() {
    assertThat(form("description", "说明\r\n".repeat(1000)).problems()).isEmpty();
  }

  @Test
  void an_address_of_254_characters_is_taken_and_one_of_320_told_to_be_too_long() {
    var longest = "a@" + "b".repeat(249) + ".cn";
    assertThat(longest).hasSize(254);

    assertThat(form("email", longest).problems()).isEmpty();
    assertThat(problemsOf(form("email", "b" + longest)))
        .containsExactly("email portal.problem.emailTooLong");
    assertThat(problemsOf(form("email", "a".repeat(308) + "@example.com")))
        .containsExactly("email portal.problem.emailTooLong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"陈越\r\nBcc: all@example.com", "陈越\nX", "陈\u2028越"})
  void a_name_of_more_than_one_line_is_refused(String name) {
    assertThat(problemsOf(form("name", name))).containsExactly("name portal.problem.oneLine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000bcd", "a\u0007bcd", "abcd\u202Etxt", "ab\uD800cd"})
  void characters_that_nobody_can_see_are_refused(String subject) {
    assertThat(problemsOf(form("subject", subject)))
        .containsExactly("subject portal.problem.unwritable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "${7*7} #{7*7} *{7*7}", "'; drop table x; --"})
  void what_would_be_code_elsewhere_is_only_text_here(String text) {
    var fields = form("subject", text);

    assertThat(fields.problems()).isEmpty();
    assertThat(fields.toReport(Channel.PORTAL, List.of(), "key").subject()).isEqualTo(text);
  }

  @Test
  void only_the_variant_of_the_chosen_type_counts() {
    var form = goodForm();
    form.put("type", "POWER");
    form.put("variant-POWER", "LINE_35KV");
    form.put("variant-APPROVAL", "SIMULATED");

    var report = ReportFields.of(form::get).toReport(Channel.PORTAL, List.of(), "key");

    assertThat(report.type()).isEqualTo(IssueType.POWER);
    assertThat(report.variant()).isEqualTo("LINE_35KV");
  }

  @Test
  void a_reporter_need_not_know_the_type_nor_the_variant() {
    assertThat(form("type", "POWER").problems()).isEmpty();
    assertThat(form("type", "UNKNOWN").problems()).isEmpty();
    assertThat(form("type", "UNKNOWN").toReport(Channel.PORTAL, List.of(), "key").type()).isNull();
  }

  @Test
  void a_variant_of_another_type_is_refused() {
    assertThat(problemsOf(form("variant-LAND", "LOW")))
        .containsExactly("variant portal.problem.variantUnknown");
  }

  @Test
  void what_was_left_empty_is_null_in_the_report() {
    var report = form("area", "").toReport(Channel.PORTAL, List.of(), "key");

    assertThat(report.area()).isNull();
    assertThat(report.projectName()).isNull();
    assertThat(report.contact().phone()).isNull();
    assertThat(report.contact().enterprise()).isNull();
    assertThat(report.language()).isEqualTo(Language.ZH);
  }

  @Test
  void a_blank_form_answers_in_the_language_of_the_page() {
    assertThat(ReportFields.blank(Locale.ENGLISH).language()).isEqualTo("en");
    assertThat(ReportFields.blank(Locale.SIMPLIFIED_CHINESE).language()).isEqualTo("zh");
  }

  @Property(tries = 300)
  void whatever_is_typed_is_judged_without_a_fault(
      @ForAll String subject, @ForAll String name, @ForAll String email) {
    var form = goodForm();
    form.put("subject", subject);
    form.put("name", name);
    form.put("email", email);

    var fields = ReportFields.of(form::get);

    if (fields.problems().isEmpty()) {
      assertThat(fields.name()).doesNotContain("\r", "\n", "\u0000");
      assertThat(fields.email()).doesNotContain("\r", "\n", " ", "<");
    }
  }
}
