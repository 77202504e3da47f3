package org.investordesk.platform.process;

import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The start page's cards that lead into the engine's webapps. */
@Configuration
class EngineCards {

  static final String TASKLIST = "/camunda/app/tasklist/default/";

  @Bean
  StartPageCard cockpitCard() {
    return StartPageCard.of(
        "platform.card.cockpit.title",
        "platform.card.cockpit.text",
        "/camunda/app/cockpit/default/",
        900,
        false,
        Set.of(Role.ADMINISTRATOR));
  }

  @Bean
  StartPageCard adminCard() {
    return StartPageCard.of(
        "platform.card.admin.title",
        "platform.card.admin.text",
        "/camunda/app/admin/default/",
        910,
        false,
        Set.of(Role.ADMINISTRATOR));
  }

  /** Tasklist, with the number of tasks that wait for the reader: his own and his groups'. */
  @Component
  static class TasklistCard implements StartPageCard {

    private final TaskService tasks;

    TasklistCard(TaskService tasks) {
      this.tasks = tasks;
    }

    @Override
    public String titleKey() {
      return "platform.card.tasklist.title";
    }

    @Override
    public String textKey() {
      return "platform.card.tasklist.text";
    }

    @Override
    public String href() {
      return TASKLIST;
    }

    @Override
    public Set<Role> roles() {
      return Set.of(Role.values());
    }

    @Override
    public int order() {
      return 10;
    }

    @Override
    public boolean inNavigation() {
      return true;
    }

    @Override
    public OptionalLong count(CurrentUser user) {
      var groups = new ArrayList<>(user.departments());
      user.roles().forEach(role -> groups.add(role.group()));
      var mine = tasks.createTaskQuery().taskAssignee(user.id()).count();
      var open =
          groups.isEmpty()
              ? 0
              : tasks.createTaskQuery().taskCandidateGroupIn(groups).taskUnassigned().count();
      return OptionalLong.of(mine + open);
    }
  }
}
