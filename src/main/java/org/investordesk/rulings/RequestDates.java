package org.investordesk.rulings;

import java.time.Instant;
import java.util.Collection;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.domain.Request;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.springframework.stereotype.Component;

/**
 * Keeps the dates of open requests on what calendar and limits say now, so that a loaded calendar
 * or an ended pause reaches the task and the timer of whoever has to rule.
 */
@Component
class RequestDates {

  private final RequestBook book;
  private final ServiceClocks clocks;

  RequestDates(RequestBook book, ServiceClocks clocks) {
    this.book = book;
    this.clocks = clocks;
  }

  void limitsMoved(IssueNumber issue) {
    for (var request : book.open(issue)) {
      book.move(request, due(request));
    }
  }

  void limitsMoved(Collection<IssueNumber> issues) {
    for (var request : book.open(issues)) {
      book.move(request, due(request));
    }
  }

  private Instant due(Request request) {
    return switch (request.kind()) {
      case RETURN -> book.sameDay(request.askedAt());
      case PAUSE -> book.nextDay(request.askedAt());
      case EXTENSION ->
          clocks.readings(request.issue().value(), book.now()).stream()
              .filter(reading -> reading.clock() == ClockName.RESOLUTION)
              .map(ClockReading::due)
              .findFirst()
              .orElse(request.dueAt());
    };
  }
}
