package org.investordesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.investordesk.demo.Story.Act;
import org.investordesk.demo.Story.Step;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class SampleStoriesTest {

  private final List<Story> stories = Story.all();
  private final SampleDirectory directory =
      JsonMapper.builder()
          .build()
          .convertValue(SampleDirectory.read("demo/directory.yaml"), SampleDirectory.class);

  @Test
  void there_are_74_problems_of_which_53_are_solved_by_the_investors_word() {
    // a second report of the same is merged, and no problem of its own
    assertThat(stories).filteredOn(it -> last(it).act() != Act.MERGE).hasSize(74);
    assertThat(stories).filteredOn(it -> last(it).act() == Act.CONFIRM).hasSize(53);
  }

  @Test
  void every_story_is_told_in_order_and_ends_before_the_demo_begins() {
    assertThat(stories)
        .allSatisfy(
            story -> {
              assertThat(story.steps())
                  .isSortedAccordingTo(Comparator.comparing(Step::at))
                  .first()
                  .extracting(Step::act)
                  .isEqualTo(Act.REGISTER);
              assertThat(last(story).at()).isBefore(SampleData.STORY_ENDS);
              assertThat(story.issueType().accepts(story.variant()))
                  .as("%s has a fitting variant", story.subject())
                  .isTrue();
            });
  }

  @Test
  void no_two_problems_share_their_words() {
    assertThat(stories).extracting(Story::subject).doesNotHaveDuplicates();
    assertThat(stories).extracting(Story::text).doesNotHaveDuplicates();
    assertThat(
            stories.stream()
                .flatMap(it -> it.steps().stream())
                .filter(it -> it.act() == Act.ANSWER))
        .extracting(Step::words)
        .doesNotHaveDuplicates();
  }

  @Test
  void everything_a_story_names_is_in_the_registers() {
    assertThat(directory.departments().stream().map(it -> it.id()).collect(Collectors.toSet()))
        .containsAll(stories.stream().map(Story::department).toList());
    assertThat(stories)
        .allSatisfy(
            story -> {
              assertThat(directory.investor(story.by()).name()).isNotBlank();
              assertThat(directory.project(story.project()).investor()).isEqualTo(story.by());
            });
  }

  @Test
  void there_are_32_leaders_and_77_chambers_16_of_them_of_the_city() {
    assertThat(1 + directory.deputies().size() + directory.leaders().size()).isEqualTo(32);
    assertThat(directory.cityChambers()).hasSize(16);
    assertThat(directory.countyChambers().values().stream().mapToInt(List::size).sum())
        .isEqualTo(61);
  }

  @Test
  void the_routing_table_knows_no_department_that_the_sample_data_lacks() throws Exception {
    var table = Files.readString(Path.of("processes", "routing", "lead-department.dmn"));
    var named =
        Pattern.compile("<outputEntry[^>]*>\\s*<text>\"([a-z-]+)\"</text>")
            .matcher(table)
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(directory.departments()).extracting(it -> it.id()).containsAll(named);
  }

  @Test
  void a_task_names_its_element_its_department_and_the_fields_of_its_form() {
    var at = SettableClock.instant("2026-09-05T10:00");
    var step =
        new Step(at, Act.TASK, "userTask_giveOpinion@fire-rescue on=today|text=合格 = 是", null);

    var done = Story.taskDone(step);

    assertThat(done.element()).isEqualTo("userTask_giveOpinion");
    assertThat(done.department()).isEqualTo("fire-rescue");
    assertThat(done.fields()).containsExactly(entry("on", "2026-09-05"), entry("text", "合格 = 是"));
    assertThat(Story.taskDone(new Step(at, Act.TASK, "userTask_energise", null)).fields())
        .isEmpty();
  }

  @Test
  void what_happened_besides_belongs_to_a_problem_that_is_told_and_ends_before_the_demo_begins() {
    var subjects = stories.stream().map(Story::subject).toList();

    assertThat(Story.aftermath())
        .isNotEmpty()
        .allSatisfy(
            more -> {
              assertThat(subjects).contains(more.subject());
              assertThat(more.steps()).isSortedAccordingTo(Comparator.comparing(Step::at));
              assertThat(more.steps().get(more.steps().size() - 1).at())
                  .isBefore(SampleData.STORY_ENDS);
            });
    assertThat(Story.aftermath().stream().flatMap(more -> more.steps().stream()))
        .extracting(Step::act)
        .contains(Act.OFFICE, Act.MINUTES, Act.RATE, Act.FINDING, Act.RECOMMEND, Act.FIX_TASK);
  }

  private static Step last(Story story) {
    return story.steps().get(story.steps().size() - 1);
  }
}
