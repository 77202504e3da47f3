package org.investordesk.platform.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Spares the engine statements whose answer is known in this house. */
final class LeanManagers {

  static List<SessionFactory> factories() {
    return List.of(
        new Replacing(AuthorizationManager.class, NoRowsOfTasks::new),
        new Replacing(TaskManager.class, OneTaskAnExecution::new),
        new Replacing(JobManager.class, NoJobsOfMessages::new),
        new Replacing(ProcessDefinitionManager.class, DeployedDefinitions::new));
  }

  private record Replacing(Class<?> getSessionType, Supplier<Session> made)
      implements SessionFactory {

    @Override
    public Session openSession() {
      return made.get();
    }
  }

  /** {@link NoTaskRows} writes no row for a task or an instance, so there is none to delete. */
  private static final class NoRowsOfTasks extends AuthorizationManager {

    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
      if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
        super.deleteAuthorizationsByResourceId(resource, id);
      }
    }
  }

  private static final class OneTaskAnExecution extends TaskManager {

    /**
     * A user task makes one task for its execution: where it is loaded, there is no other. The
     * engine takes tasks out of the list.
     */
    @Override
    public List<TaskEntity> findTasksByExecutionId(String executionId) {
      var loaded =
          getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
              .filter(task -> executionId.equals(task.getExecutionId()))
              .collect(Collectors.toCollection(ArrayList::new));
      return loaded.isEmpty() ? super.findTasksByExecutionId(executionId) : loaded;
    }

    /** Nobody may make sub tasks: the webapps' gate does not let them through. */
    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
      return List.of();
    }
  }

  /** Every message and signal of ours is delivered at once, so none has left a job. */
  private static final class NoJobsOfMessages extends JobManager {

    @Override
    public List<JobEntity> findJobsByConfiguration(
        String type, String configuration, @Nullable String tenant) {
      return ProcessEventJobHandler.TYPE.equals(type)
          ? List.of()
          : super.findJobsByConfiguration(type, configuration, tenant);
    }
  }

  /**
   * A version of a definition never changes once it is deployed, except that it can be suspended;
   * that is read where an instance is started by its key, the only way we start any.
   */
  private static final class DeployedDefinitions extends ProcessDefinitionManager {

    @Override
    public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
      var loaded = super.getCachedResourceDefinitionEntity(id);
      return loaded != null
          ? loaded
          : Context.getProcessEngineConfiguration()
              .getDeploymentCache()
              .getProcessDefinitionCache()
              .get(id);
    }
  }

  private LeanManagers() {}
}
