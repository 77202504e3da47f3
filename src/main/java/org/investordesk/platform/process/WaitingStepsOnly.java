package org.investordesk.platform.process;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What the engine writes down of the past: process instances, tasks and call activities, the things
 * that take time. A task is kept once, as a task (who, when, due when), not as a step as well;
 * gateways, events and delegates pass in no time and leave no row. Everything else is as with the
 * level {@code activity}: no variables, no operation log.
 */
final class WaitingStepsOnly implements HistoryLevel {

  /** As in {@code camunda.bpm.history-level}. */
  static final String NAME = "waiting-steps";

  /** Stored in the database, which refuses to start with another level; 0 to 3 are the engine's. */
  private static final int ID = 10;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    if (!HISTORY_LEVEL_ACTIVITY.isHistoryEventProduced(type, entity)) {
      return false;
    }
    return !isStep(type)
        || !(entity instanceof ExecutionEntity execution)
        || execution.getActivity() == null
        || ActivityTypes.CALL_ACTIVITY.equals(execution.getActivity().getProperty("type"));
  }

  private static boolean isStep(HistoryEventType type) {
    return type == HistoryEventTypes.ACTIVITY_INSTANCE_START
        || type == HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE
        || type == HistoryEventTypes.ACTIVITY_INSTANCE_END;
  }
}
