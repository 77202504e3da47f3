package org.investordesk.rulings;

import static org.investordesk.cases.Audience.STAFF;

import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Refusal;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Request.Wish;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RuledReturns implements Returns {

  private final RequestBook book;
  private final Requests requests;
  private final IssueDesk desk;
  private final Directory directory;
  private final ServiceClocks clocks;
  private final WorkingTime workingTime;
  private final ApplicationEventPublisher events;

  RuledReturns(
      RequestBook book,
      Requests requests,
      IssueDesk desk,
      Directory directory,
      ServiceClocks clocks,
      WorkingTime workingTime,
      ApplicationEventPublisher events) {
    this.book = book;
    this.requests = requests;
    this.desk = desk;
    this.directory = directory;
    this.clocks = clocks;
    this.workingTime = workingTime;
    this.events = events;
  }

  @Override
  public void request(IssueNumber number, String wanted, String reason) {
    var issue = book.inHands(number);
    var department = book.askingDepartment(issue);
    var words = RequestBook.words(reason, 10, 1000, "rulings.refusal.reason");
    requireOther(wanted, department);
    var now = book.now();
    var dispatched =
        clocks.readings(number.value(), now).stream()
            .filter(reading -> reading.clock() == ClockName.SIGN_FOR)
            .map(ClockReading::anchor)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("%s was never dispatched".formatted(number)));
    var limit = workingTime.closeAfterWorkingDays(dispatched, 1);
    if (now.isAfter(limit)) {
      throw new Refusal("rulings.refusal.returnTooLate", RequestBook.written(limit));
    }
    var asked =
        book.open(
            Kind.RETURN,
            number,
            department,
            book.sameDay(now),
            words,
            Wish.toLeaveFor(wanted),
            "rulings.refusal.returnTwice");
    book.tell(
        number, STAFF, "rulings.entry.returnRequested", words, book.names(department, wanted));
    book.audited(asked, "request.asked", Map.of("wanted", wanted));
    var count = (int) requests.of(number).stream().filter(one -> one.kind() == Kind.RETURN).count();
    events.publishEvent(
        new ReturnRequested(number, department, wanted, words, count, asked.dueAt(), now));
  }

  @Override
  public void grant(long id, @Nullable String department, String text) {
    var request = book.toRule(id, Kind.RETURN);
    var to = department == null ? Objects.requireNonNull(request.wish().department()) : department;
    var words = RequestBook.words(text, 0, 1000, "rulings.refusal.rulingText");
    requireOther(to, request.department());
    // ruled before the transfer, which ends what is still open
    book.rule(request, true, words, to, null, null);
    desk.transfer(request.issue(), to, words.length() < 4 ? request.reason() : words);
    told(request, true, to, words, "rulings.entry.returnGranted");
  }

  @Override
  public void refuse(long id, String text) {
    var request = book.toRule(id, Kind.RETURN);
    var words = RequestBook.words(text, 4, 1000, "rulings.refusal.rulingText");
    book.rule(request, false, words, null, null, null);
    told(request, false, null, words, "rulings.entry.returnRefused");
  }

  private void told(
      Request request, boolean granted, @Nullable String to, String words, String key) {
    book.tell(
        request.issue(),
        STAFF,
        key,
        words.isEmpty() ? null : words,
        to == null ? book.names(request.department()) : book.names(request.department(), to));
    events.publishEvent(
        new ReturnRuled(request.issue(), request.department(), granted, to, words, book.now()));
  }

  @Override
  public void overdue(long request) {
    book.overdue(request).ifPresent(events::publishEvent);
  }

  private void requireOther(String department, String present) {
    if (directory.department(department).filter(Department::active).isEmpty()) {
      throw new Refusal("rulings.refusal.departmentUnknown", department);
    }
    if (department.equals(present)) {
      throw new Refusal("rulings.refusal.sameDepartment", book.names(present).toArray());
    }
  }
}
