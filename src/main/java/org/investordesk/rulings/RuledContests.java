package org.investordesk.rulings;

import static org.investordesk.cases.Audience.PUBLIC;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Request.Wish;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.sla.ServiceClocks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RuledContests implements PauseContests {

  private static final EnumSet<IssueState> WAITING =
      EnumSet.of(IssueState.WAITING_INVESTOR, IssueState.WAITING_THIRD_PARTY);

  private final RequestBook book;
  private final Requests requests;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final ServiceClocks clocks;
  private final ApplicationEventPublisher events;

  RuledContests(
      RequestBook book,
      Requests requests,
      CaseFiles files,
      IssueDesk desk,
      ServiceClocks clocks,
      ApplicationEventPublisher events) {
    this.book = book;
    this.requests = requests;
    this.files = files;
    this.desk = desk;
    this.clocks = clocks;
    this.events = events;
  }

  @Override
  public void contest(IssueNumber number, long pause, String words) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    if (!issue.state().isOpen()) {
      throw new Refusal("rulings.refusal.closed");
    }
    var found =
        clocks.pauses(number.value()).stream()
            .filter(one -> one.id() == pause)
            .findFirst()
            .orElseThrow(NotFound::new);
    if (found.voidedAt() != null) {
      throw new Refusal("rulings.refusal.pauseVoid");
    }
    var said = RequestBook.words(words, 0, 500, "rulings.refusal.contestWords");
    var department = Objects.requireNonNull(issue.department());
    var now = book.now();
    var asked =
        book.open(
            Kind.PAUSE,
            number,
            department,
            book.nextDay(now),
            said,
            Wish.toEnd(pause),
            "rulings.refusal.contestedTwice");
    book.tell(
        number, PUBLIC, "rulings.entry.pauseContested", said.isEmpty() ? null : said, List.of());
    book.audited(asked, "request.asked", Map.of("pause", pause));
    events.publishEvent(new PauseContested(number, pause, department, said, asked.dueAt(), now));
  }

  @Override
  public void uphold(long id, String text) {
    var request = book.toRule(id, Kind.PAUSE);
    var words = RequestBook.words(text, 4, 1000, "rulings.refusal.rulingText");
    var number = request.issue();
    var pause = Objects.requireNonNull(request.wish().pause());
    var runs =
        clocks.pauses(number.value()).stream()
            .anyMatch(one -> one.id() == pause && one.until() == null);
    var now = book.now();
    clocks.voidPause(number.value(), pause, now);
    var issue = files.find(number).orElseThrow();
    book.rule(request, true, words, null, null, issue.dueAt());
    book.tell(
        number,
        PUBLIC,
        "rulings.entry.pauseVoided",
        words,
        issue.dueAt() == null ? List.of("–") : List.of(RequestBook.written(issue.dueAt())));
    if (runs && WAITING.contains(issue.state())) {
      desk.resumeWork(number, words);
    }
    told(request, true, words);
  }

  @Override
  public void reject(long id, String text) {
    var request = book.toRule(id, Kind.PAUSE);
    var words = RequestBook.words(text, 4, 1000, "rulings.refusal.rulingText");
    book.rule(request, false, words, null, null, null);
    book.tell(request.issue(), PUBLIC, "rulings.entry.pauseStands", words, List.of());
    told(request, false, words);
  }

  private void told(Request request, boolean voided, String words) {
    var issue = files.find(request.issue()).orElseThrow();
    events.publishEvent(
        new PauseRuled(
            issue.number(),
            Objects.requireNonNull(request.wish().pause()),
            lead(issue, request),
            voided,
            issue.dueAt(),
            words,
            book.now()));
  }

  /** The issue may have gone to another department since. */
  private static String lead(IssueView issue, Request request) {
    return Objects.requireNonNullElse(issue.department(), request.department());
  }

  @Override
  public void overdue(long request) {
    book.overdue(request).ifPresent(events::publishEvent);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Contest> of(IssueNumber number) {
    return requests.of(number).stream()
        .filter(one -> one.kind() == Kind.PAUSE)
        .map(
            one ->
                new Contest(
                    Objects.requireNonNull(one.wish().pause()),
                    one.askedAt(),
                    one.reason(),
                    one.isRuled() ? one.outcome() == Outcome.GRANTED : null,
                    one.ruling() == null ? null : one.ruling().text()))
        .toList();
  }
}
