package org.investordesk.platform.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.investordesk.platform.DatabaseAway;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A refusal thrown inside a listener or delegate comes out of the engine as itself instead of being
 * wrapped, so that our own callers see the same no with and without the engine between. For a
 * request to the webapps it is also noted, and {@link WebappGate} answers with its sentence.
 */
final class RefusalsPassThrough extends CommandInterceptor {

  /** The engine's code for "belongs to a tenant that is not yours". */
  private static final String FOREIGN_TENANT = "ENGINE-13034";

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException fault) {
      var refusal = refusalIn(fault);
      if (refusal == null) {
        if (DatabaseAway.isCauseOf(fault)) {
          WebappGate.noteDatabaseAway();
        } else if (fault.getMessage() != null && fault.getMessage().contains(FOREIGN_TENANT)) {
          WebappGate.note(new NotFound());
        } else if (fault instanceof TaskAlreadyClaimedException
            || fault instanceof OptimisticLockingException
            || isTaskGone(fault)) {
          WebappGate.note(new Refusal("platform.refusal.overtaken"));
        }
        throw fault;
      }
      WebappGate.note(refusal);
      throw refusal;
    }
  }

  private static boolean isTaskGone(RuntimeException fault) {
    return fault instanceof NullValueException
        && fault.getMessage() != null
        && fault.getMessage().startsWith("Cannot find task with id");
  }

  private static @Nullable Refusal refusalIn(Throwable fault) {
    var cause = fault;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
