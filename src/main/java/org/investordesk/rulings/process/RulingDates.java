package org.investordesk.rulings.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.rulings.domain.Requests;
import org.springframework.stereotype.Component;

/** Answers the models when they ask for a date. */
@Component
public class RulingDates {

  private final Requests requests;

  RulingDates(Requests requests) {
    this.requests = requests;
  }

  /** Until when the request should be ruled on, counted in working days when it was asked. */
  public Date due(DelegateExecution execution) {
    var id = RulingForm.REQUEST.readFrom(execution);
    var request =
        requests
            .find(id)
            .orElseThrow(() -> new IllegalStateException("no request %d".formatted(id)));
    return Date.from(request.dueAt());
  }
}
