package org.investordesk.onsite.web;

import java.util.Optional;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.process.OfficeTasks;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.TaskPage;
import org.springframework.stereotype.Component;

/** The meeting beside the tasks of its minutes; and who may read about a meeting at all. */
@Component
class OfficeTaskPage implements TaskPage {

  private final OfficeTasks tasks;
  private final OnSiteOffices offices;
  private final CurrentUsers users;

  OfficeTaskPage(OfficeTasks tasks, OnSiteOffices offices, CurrentUsers users) {
    this.tasks = tasks;
    this.offices = offices;
    this.users = users;
  }

  @Override
  public Optional<About> of(String taskId) {
    return tasks
        .numberOf(taskId)
        .flatMap(offices::find)
        .filter(office -> mayRead(users.current(), office))
        .map(
            office ->
                new About("/desk/onsite/" + office.number(), office.number(), office.title()));
  }

  /** Who answers for the whole, and the departments invited. */
  static boolean mayRead(CurrentUser user, OnSiteOffice office) {
    return user.seesEveryDepartment()
        || office.departments().stream().anyMatch(user.departments()::contains);
  }
}
