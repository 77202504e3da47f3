package org.investordesk.rulings;

import static org.investordesk.cases.Audience.PUBLIC;
import static org.investordesk.cases.Audience.STAFF;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Upload;
import org.investordesk.directory.LeaderChain;
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
class RuledExtensions implements Extensions {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final RequestBook book;
  private final Requests requests;
  private final IssueDesk desk;
  private final LeaderChain leaders;
  private final ServiceClocks clocks;
  private final WorkingTime workingTime;
  private final ApplicationEventPublisher events;

  RuledExtensions(
      RequestBook book,
      Requests requests,
      IssueDesk desk,
      LeaderChain leaders,
      ServiceClocks clocks,
      WorkingTime workingTime,
      ApplicationEventPublisher events) {
    this.book = book;
    this.requests = requests;
    this.desk = desk;
    this.leaders = leaders;
    this.clocks = clocks;
    this.workingTime = workingTime;
    this.events = events;
  }

  @Override
  public void request(IssueNumber number, String days, String reason, Upload evidence) {
    var issue = book.inHands(number);
    var department = book.askingDepartment(issue);
    var wanted = days(days, MOST_DAYS);
    var words = RequestBook.words(reason, 10, 1000, "rulings.refusal.reason");
    if (evidence.content().length == 0) {
      throw new Refusal("rulings.refusal.evidence");
    }
    var now = book.now();
    var limit = resolution(number, now).orElseThrow(() -> new Refusal("rulings.refusal.noLimit"));
    if (limit.state() == ClockReading.State.MISSED
        || workingTime.closeAfterWorkingDays(now, 1).isAfter(limit.due())) {
      throw new Refusal("rulings.refusal.extensionTooLate", RequestBook.written(limit.due()));
    }
    var file = desk.attach(number, evidence, Audience.STAFF);
    var leader = isFirst(number) ? null : leaderOf(issue, now);
    var asked =
        book.open(
            Kind.EXTENSION,
            number,
            department,
            limit.due(),
            words,
            Wish.forDays(wanted, file.id(), leader),
            "rulings.refusal.extensionOpen");
    book.tell(
        number,
        STAFF,
        "rulings.entry.extensionRequested",
        words,
        with(book.names(department), Integer.toString(wanted)));
    book.audited(asked, "request.asked", Map.of("days", wanted));
    events.publishEvent(
        new ExtensionRequested(number, department, wanted, words, leader, limit.due(), now));
  }

  /** Once by the coordinator: any ruling counts, whatever it was. */
  private boolean isFirst(IssueNumber number) {
    return requests.of(number).stream()
        .noneMatch(one -> one.kind() == Kind.EXTENSION && one.isRuled());
  }

  private String leaderOf(IssueView issue, Instant at) {
    return leaders
        .assignedLeader(issue.projectId(), issue.investorId(), issue.department(), at)
        .person()
        .userId();
  }

  @Override
  public void grant(long id, String days, String text) {
    var request = book.toRule(id, Kind.EXTENSION);
    var asked = Objects.requireNonNull(request.wish().days());
    var granted = days.isBlank() ? asked : days(days, asked);
    var words = RequestBook.words(text, 10, 1000, "rulings.refusal.reason");
    var number = request.issue();
    var now = book.now();
    clocks.extend(number.value(), granted, now);
    var due = resolution(number, now).orElseThrow().due();
    requireWithinCeiling(number, due, now);
    book.rule(request, true, words, null, granted, due);
    book.tell(
        number,
        PUBLIC,
        "rulings.entry.extensionGranted",
        null,
        List.of(Integer.toString(granted), RequestBook.written(due)));
    // the new date is a promise, told with the reason
    desk.publishUpdate(number, words, LocalDate.ofInstant(due, SHANGHAI));
    told(request, asked, granted, due, words);
  }

  /** The ceiling is the limit nobody may exceed. */
  private void requireWithinCeiling(IssueNumber number, Instant due, Instant now) {
    reading(number, ClockName.CEILING, now)
        .filter(ceiling -> due.isAfter(ceiling.due()))
        .ifPresent(
            ceiling -> {
              throw new Refusal(
                  "rulings.refusal.ceiling",
                  RequestBook.written(due),
                  RequestBook.written(ceiling.due()));
            });
  }

  @Override
  public void refuse(long id, String text) {
    var request = book.toRule(id, Kind.EXTENSION);
    var words = RequestBook.words(text, 4, 1000, "rulings.refusal.rulingText");
    book.rule(request, false, words, null, null, null);
    book.tell(
        request.issue(),
        STAFF,
        "rulings.entry.extensionRefused",
        words,
        book.names(request.department()));
    told(request, Objects.requireNonNull(request.wish().days()), 0, null, words);
  }

  private void told(Request request, int asked, int days, @Nullable Instant due, String words) {
    events.publishEvent(
        new ExtensionRuled(
            request.issue(), request.department(), asked, days, due, words, book.now()));
  }

  /** The limit was reached: what nobody has ruled on is void. */
  void lapse(IssueNumber number, Instant at) {
    for (var request : book.open(number)) {
      if (request.kind() == Kind.EXTENSION) {
        book.lapse(request, at);
        book.tell(
            number, STAFF, "rulings.entry.extensionLapsed", null, book.names(request.department()));
        events.publishEvent(
            new ExtensionLapsed(
                number,
                request.department(),
                request.wish().leader(),
                Objects.requireNonNull(request.wish().days()),
                at));
      }
    }
  }

  private Optional<ClockReading> resolution(IssueNumber number, Instant now) {
    return reading(number, ClockName.RESOLUTION, now);
  }

  private Optional<ClockReading> reading(IssueNumber number, ClockName name, Instant now) {
    return clocks.readings(number.value(), now).stream()
        .filter(reading -> reading.clock() == name && reading.stoppedAt() == null)
        .findFirst();
  }

  private static List<String> with(List<String> names, String more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  private static int days(String typed, int most) {
    try {
      var days = Integer.parseInt(typed.strip());
      if (days >= 1 && days <= most) {
        return days;
      }
    } catch (NumberFormatException no) {
      throw new Refusal("rulings.refusal.days", most, typed.strip());
    }
    throw new Refusal("rulings.refusal.days", most, typed.strip());
  }
}
