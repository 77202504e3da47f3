package org.investordesk.demo.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of the sample data do in Tasklist itself: take a task. */
@Component
@Profile("demo")
public class OpenTasks {

  private final TaskService tasks;
  private final IdentityService identities;

  OpenTasks(TaskService tasks, IdentityService identities) {
    this.tasks = tasks;
    this.identities = identities;
  }

  /** Takes the one open task of an issue. */
  public void claim(String businessKey, String userId) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
    tasks.claim(task.getId(), userId);
  }

  /** Ids of the groups somebody is in. */
  public List<String> groupsOf(String userId) {
    return identities.createGroupQuery().groupMember(userId).list().stream()
        .map(Group::getId)
        .toList();
  }
}
