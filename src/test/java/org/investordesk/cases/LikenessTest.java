package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real sentences: what is found to be the same, and what is not. */
@DeskTest
class LikenessTest {

  @Autowired IssueDesk desk;
  @Autowired CaseRelations relations;
  @Autowired CaseFiles files;
  @Autowired JdbcClient jdbc;

  private IssueNumber report(
      IssueType type, @Nullable String variant, String subject, String text) {
    return desk.register(
            new Report(
                Channel.PORTAL,
                type,
                variant,
                subject,
                text,
                "柯桥",
                null,
                new Contact("孙丽", "sun-%s@print.test".formatted(UUID.randomUUID()), null, null),
                Language.ZH,
                null,
                null,
                List.of(),
                UUID.randomUUID().toString()))
        .number();
  }

  private List<IssueNumber> alike(IssueNumber number) {
    return relations.alike(number).stream().map(CaseRelations.Alike::issue).toList();
  }

  private int percent(IssueNumber one, IssueNumber other) {
    return relations.alike(one).stream()
        .filter(found -> found.issue().equals(other))
        .map(CaseRelations.Alike::percent)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void two_ways_of_saying_the_same_are_found_and_another_matter_is_not() {
    var first =
        report(
            IssueType.POWER,
            "LOW",
            "设计中心打样间要加装三相电",
            "我们是做面料数码打样的小公司，新到两台数码印花机要三相电，物业说要找供电公司，供电营业厅又说要物业盖章，来回跑了三趟没有结果。");
    var again =
        report(
            IssueType.POWER,
            "LOW",
            "打样间三相电还没装好",
            "面料数码打样小公司，两台数码印花机要三相电，物业让找供电公司，供电营业厅让物业盖章，跑了三趟没有结果。");
    var freely =
        report(
            IssueType.POWER,
            "LOW",
            "数码印花机没有三相电可用",
            "打样间新添的数码印花机需要三相电，供电营业厅要物业盖章，物业又让找供电公司，跑了几趟都没有办成。");
    var school =
        report(IssueType.SERVICE, null, "外来务工子女入学", "我们从安徽带来四十名技术骨干，孩子九月要上小学，街道说名额已满，请帮助协调。");
    var otherPower =
        report(
            IssueType.POWER,
            "LOW",
            "夜班缝制车间电压偏低",
            "最近晚上八点后量出来的电压只有 198 伏，平缝机电机发烫，已经烧了两台，是不是台区容量不够？");

    assertThat(alike(again)).contains(first, freely).doesNotContain(school, otherPower);
    assertThat(percent(again, first)).isBetween(45, 60);
    assertThat(percent(again, freely)).isBetween(18, 45);
    assertThat(percent(first, again)).isEqualTo(percent(again, first));
    assertThat(alike(school)).isEmpty();
  }

  @Test
  void a_closed_issue_is_no_duplicate_to_merge_with_and_a_closed_one_has_none() {
    var words = "园区北门外的雨水井盖连夜被重车压碎，物流车辆无法进出，电话打了三遍没有人来修复。";
    var first = report(IssueType.UTILITIES, null, "北门雨水井盖压碎", words);
    var again = report(IssueType.UTILITIES, null, "园区北门井盖碎了", words);
    assertThat(alike(again)).contains(first);

    Town.COORDINATOR.run(() -> desk.decline(first, LegalGround.NOT_VERIFIABLE, "无法核实，请补充地址后重新提交。"));

    assertThat(alike(again)).doesNotContain(first);
    assertThat(alike(first)).isEmpty();
  }

  @Test
  void standing_phrases_alone_do_not_make_another_kind_of_matter_alike() {
    var fire =
        report(
            IssueType.ACCEPTANCE,
            null,
            "丝绸博物馆展厅消防验收没有结论",
            "展厅已经完工，消防验收资料交了三次，每次说的问题都不一样，设备月底到货，请尽快协调解决。");
    var power =
        report(IssueType.POWER, "LOW", "丝绸文创车间接电", "车间已经完工，用电报装资料交了两次，至今没有人来，设备月底到货，请尽快协调解决。");

    assertThat(alike(power)).doesNotContain(fire);
  }

  @Test
  void an_english_report_is_compared_by_its_letters_whatever_their_case() {
    var first =
        report(
            IssueType.UTILITIES,
            null,
            "No gas connection for the second kiln",
            "The glaze kiln in hall B has been waiting for its gas connection since August.");
    var again =
        report(
            IssueType.UTILITIES,
            null,
            "GAS CONNECTION MISSING, second kiln",
            "Since August the glaze kiln in hall B waits for a gas connection.");

    assertThat(alike(again)).contains(first);
  }

  @Test
  void the_index_holds_just_what_is_asked_for() {
    var index =
        jdbc.sql("select indexdef from pg_indexes where indexname = 'issue_words'")
            .query(String.class)
            .single();

    assertThat(index)
        .contains("character_pairs", "description, 400", "gin_trgm_ops", "closed_at IS NULL");
  }

  @Test
  void words_are_compared_by_pairs_of_characters() {
    var pairs = jdbc.sql("select character_pairs('需要 10 kV，接电')").query(String.class).single();

    assertThat(pairs.split("\\s+")).containsExactly("需要", "10", "kv", "接电", "要1", "0k", "v接", "电");
  }
}
