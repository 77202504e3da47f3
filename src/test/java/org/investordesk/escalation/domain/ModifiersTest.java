package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.investordesk.directory.Project;
import org.investordesk.escalation.AnIssue;
import org.junit.jupiter.api.Test;

class ModifiersTest {

  @Test
  void an_ordinary_issue_has_none() {
    assertThat(Modifiers.of(new AnIssue().view(), Optional.empty(), List.of(), List.of()))
        .isEmpty();
    assertThat(
            Modifiers.of(
                new AnIssue().of(7).view(), project(999_999_999L, false), List.of(), List.of()))
        .isEmpty();
  }

  @Test
  void a_major_project_raises() {
    assertThat(Modifiers.of(new AnIssue().of(7).view(), project(1, true), List.of(), List.of()))
        .containsExactly(Modifier.MAJOR_PROJECT);
  }

  @Test
  void one_billion_yuan_raises() {
    assertThat(
            Modifiers.of(
                new AnIssue().of(7).view(), project(1_000_000_000L, false), List.of(), List.of()))
        .containsExactly(Modifier.LARGE_AMOUNT);
  }

  @Test
  void a_reopened_issue_raises() {
    assertThat(
            Modifiers.of(new AnIssue().reopened(1).view(), Optional.empty(), List.of(), List.of()))
        .containsExactly(Modifier.REOPENED);
  }

  private static Optional<Project> project(long yuan, boolean major) {
    return Optional.of(new Project(7, "古村旅游", yuan, "柯桥", major, null, null));
  }
}
