package org.investordesk.platform.process;

import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * Ends a row of the history without reading it first. The engine reads each one only for its start,
 * to compute how long it took; the database does that itself (see {@code platform.sql}).
 */
final class HistoryWriter extends DbHistoryEventHandler {

  @Override
  protected void insertOrUpdate(HistoryEvent event) {
    var entities = getDbEntityManager();
    if (event instanceof HistoricScopeInstanceEvent
        && event.getId() != null
        && !isInitialEvent(event)
        && entities.getCachedEntity(event.getClass(), event.getId()) == null) {
      entities.merge(event);
    } else {
      super.insertOrUpdate(event);
    }
  }
}
