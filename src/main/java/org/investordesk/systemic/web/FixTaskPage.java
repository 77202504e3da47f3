package org.investordesk.systemic.web;

import java.util.Optional;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.TaskPage;
import org.investordesk.systemic.Recommendation;
import org.investordesk.systemic.SystemicFixes;
import org.investordesk.systemic.process.FixTasks;
import org.springframework.stereotype.Component;

/** The recommendation beside its tasks; and who may read one at all. */
@Component
class FixTaskPage implements TaskPage {

  private final FixTasks tasks;
  private final SystemicFixes fixes;
  private final CurrentUsers users;

  FixTaskPage(FixTasks tasks, SystemicFixes fixes, CurrentUsers users) {
    this.tasks = tasks;
    this.fixes = fixes;
    this.users = users;
  }

  @Override
  public Optional<About> of(String taskId) {
    return tasks
        .numberOf(taskId)
        .flatMap(fixes::find)
        .filter(fix -> mayRead(users.current(), fix))
        .map(fix -> new About("/desk/systemic/" + fix.number(), fix.number(), fix.title()));
  }

  /** Who answers for the whole, and the department that has to change the rule. */
  static boolean mayRead(CurrentUser user, Recommendation fix) {
    return user.seesEveryDepartment() || user.departments().contains(fix.owner());
  }
}
