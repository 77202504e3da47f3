package org.investordesk.directory.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.platform.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredProjectMilestones implements ProjectMilestones {

  private final JdbcClient jdbc;
  private final Audit audit;

  StoredProjectMilestones(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Promised> of(long projectId) {
    return jdbc.sql(
            "select name, due_on from project_milestone where project_id = ? order by due_on, name")
        .param(projectId)
        .query(
            (row, n) ->
                new Promised(row.getString("name"), row.getObject("due_on", LocalDate.class)))
        .list();
  }

  @Override
  public void replace(long projectId, List<Promised> milestones) {
    var checks = new EntryChecks();
    checks.holds(milestones.size() <= MOST, "milestones", "tooManyMilestones", MOST);
    for (var milestone : milestones) {
      var length = milestone.name().codePointCount(0, milestone.name().length());
      checks.holds(length >= 2 && length <= 60, "milestones", "milestoneName", milestone.name());
    }
    checks.finish();
    if (of(projectId).equals(milestones)) {
      return;
    }
    jdbc.sql("delete from project_milestone where project_id = ?").param(projectId).update();
    for (var milestone : milestones) {
      jdbc.sql("insert into project_milestone (project_id, name, due_on) values (?, ?, ?)")
          .params(projectId, milestone.name(), milestone.on())
          .update();
    }
    audit.record(
        "project/" + projectId, "project.milestonesPromised", Map.of("count", milestones.size()));
  }
}
