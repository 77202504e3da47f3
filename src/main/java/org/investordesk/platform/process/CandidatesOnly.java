package org.investordesk.platform.process;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * The permission to work on tasks is given per process definition and would let every clerk of a
 * department do his head's task; so whoever works on a task must also be its assignee or candidate.
 */
final class CandidatesOnly extends AuthorizationCommandChecker {

  @Override
  public void checkTaskWork(TaskEntity task) {
    super.checkTaskWork(task);
    var command = Context.getCommandContext();
    var user = command.getAuthentication();
    if (user == null
        || !command.isAuthorizationCheckEnabled()
        || !Context.getProcessEngineConfiguration().isAuthorizationEnabled()
        || user.getUserId().equals(task.getAssignee())) {
      return;
    }
    var groups = user.getGroupIds() == null ? List.<String>of() : user.getGroupIds();
    if (task.getCandidates().stream().noneMatch(link -> names(link, user.getUserId(), groups))) {
      throw new AuthorizationException(
          "user '%s' is neither assignee nor candidate of task '%s'"
              .formatted(user.getUserId(), task.getId()));
    }
  }

  private static boolean names(IdentityLink link, String user, List<String> groups) {
    return user.equals(link.getUserId())
        || (link.getGroupId() != null && groups.contains(link.getGroupId()));
  }
}
