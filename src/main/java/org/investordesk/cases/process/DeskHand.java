package org.investordesk.cases.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.EngineCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The desk's own hand on the engine. What the desk does for an issue reaches further than what the
 * clerk may see whose step caused it, so the clerk's name is laid aside meanwhile. And it knows the
 * task that is being completed in this thread, if any, so that a step told by its own task does not
 * complete it a second time.
 */
@Component
class DeskHand {

  private final IdentityService identity;
  private final EngineCalls calls;
  private final ThreadLocal<@Nullable DelegateTask> completing = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Boolean> acting = new ThreadLocal<>();

  DeskHand(IdentityService identity, EngineCalls calls) {
    this.identity = identity;
    this.calls = calls;
  }

  /** Runs engine calls as the desk itself. */
  <T> T run(Supplier<T> calls) {
    var person = identity.getCurrentAuthentication();
    var before = acting.get();
    var task = completing.get();
    acting.set(true);
    completing.remove();
    identity.clearAuthentication();
    try {
      return calls.get();
    } finally {
      if (person != null) {
        identity.setAuthentication(person);
      }
      completing.set(task);
      acting.set(before);
    }
  }

  void run(Runnable calls) {
    run(
        () -> {
          calls.run();
          return true;
        });
  }

  /** Runs engine calls as the desk itself and as one command. */
  void together(Runnable steps) {
    run(
        () ->
            calls.together(
                () -> {
                  steps.run();
                  return true;
                }));
  }

  /** Applies a submitted form while its task is known to be in completion. */
  void completing(DelegateTask task, Runnable decision) {
    completing.set(task);
    try {
      decision.run();
    } finally {
      completing.remove();
    }
  }

  /** True where the desk completes the task itself, having decided already. */
  boolean isActing() {
    return acting.get() != null;
  }

  @Nullable DelegateTask taskBeingCompleted(IssueNumber number, String element) {
    var task = completing.get();
    return task != null
            && task.getTaskDefinitionKey().equals(element)
            && number.value().equals(task.getExecution().getProcessBusinessKey())
        ? task
        : null;
  }
}
