package org.investordesk.rulings;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.cases.AskedIssues;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Request.Ruling;
import org.investordesk.rulings.domain.Request.Wish;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.rulings.domain.RulingFlow;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the three kinds of requests have in common: they are asked, ruled on or end unruled. */
@Component
class RequestBook {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final Requests requests;
  private final AskedIssues askedIssues;
  private final RulingFlow flow;
  private final WorkingTime workingTime;
  private final CurrentUsers users;
  private final Audit audit;
  private final Clock clock;

  RequestBook(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Requests requests,
      AskedIssues askedIssues,
      RulingFlow flow,
      WorkingTime workingTime,
      CurrentUsers users,
      Audit audit,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.requests = requests;
    this.askedIssues = askedIssues;
    this.flow = flow;
    this.workingTime = workingTime;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** An issue that some department has in hands. */
  IssueView inHands(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var inHands =
        switch (issue.state()) {
          case DISPATCHED, IN_PROGRESS, WAITING_INVESTOR, WAITING_THIRD_PARTY -> true;
          default -> false;
        };
    if (!inHands || issue.underCheck()) {
      throw new Refusal("rulings.refusal.notInHands");
    }
    return issue;
  }

  /** Only those who work in the lead department ask in its name. */
  String askingDepartment(IssueView issue) {
    var lead = Objects.requireNonNull(issue.department());
    if (!users.current().departments().contains(lead)) {
      throw new Refusal("rulings.refusal.onlyLead", nameOf(lead), nameEnOf(lead));
    }
    return lead;
  }

  /** Files the request, starts its process and tells the timeline. */
  Request open(
      Kind kind,
      IssueNumber issue,
      String department,
      Instant dueAt,
      String reason,
      Wish wish,
      String refusedTwice) {
    var now = now();
    var asked =
        requests
            .open(
                new Request(
                    0,
                    kind,
                    issue,
                    department,
                    users.current().id(),
                    now,
                    dueAt,
                    reason,
                    wish,
                    Outcome.OPEN,
                    null,
                    null))
            .orElseThrow(() -> new Refusal(refusedTwice));
    askedIssues.add(issue);
    flow.asked(asked);
    return asked;
  }

  /** A request of the kind that nobody has ruled on. */
  Request toRule(long id, Kind kind) {
    var request =
        requests.find(id).filter(found -> found.kind() == kind).orElseThrow(NotFound::new);
    if (!request.isOpen()) {
      throw new Refusal("rulings.refusal.ruledAlready");
    }
    return request;
  }

  void rule(
      Request request,
      boolean granted,
      @Nullable String text,
      @Nullable String department,
      @Nullable Integer days,
      @Nullable Instant newDue) {
    decide(
        request,
        granted ? Outcome.GRANTED : Outcome.REFUSED,
        new Ruling(users.current().id(), now(), text, department, days, newDue));
  }

  private void decide(Request request, Outcome outcome, Ruling ruling) {
    if (!requests.decide(request.id(), outcome, ruling)) {
      throw new Refusal("rulings.refusal.ruledAlready");
    }
    var details = new LinkedHashMap<String, Object>();
    details.put("outcome", outcome.name());
    if (ruling.days() != null) {
      details.put("days", ruling.days());
    }
    if (ruling.department() != null) {
      details.put("department", ruling.department());
    }
    audited(request, "request.decided", details);
  }

  /** The limit came first. */
  void lapse(Request request, Instant at) {
    decide(request, Outcome.LAPSED, unruled(at));
    flow.lapsed(request);
  }

  /** Ends what is still open of these kinds: there is nothing left to rule on. */
  void end(IssueNumber issue, List<Kind> kinds) {
    for (var request : open(issue)) {
      if (kinds.contains(request.kind())) {
        decide(request, Outcome.ENDED, unruled(now()));
        flow.ended(request);
      }
    }
  }

  List<Request> open(Collection<IssueNumber> issues) {
    return requests.openOf(issues);
  }

  /** What nobody has ruled on; asks the table only where something was ever asked. */
  List<Request> open(IssueNumber issue) {
    return askedIssues.contains(issue) ? requests.openOf(List.of(issue)) : List.of();
  }

  private static Ruling unruled(Instant at) {
    return new Ruling(CurrentUser.SYSTEM.id(), at, null, null, null, null);
  }

  /**
   * Notes that nobody ruled in time.
   *
   * @return empty where it has been told or ruled on
   */
  Optional<RulingOverdue> overdue(long id) {
    var now = now();
    if (!requests.overdue(id, now)) {
      return Optional.empty();
    }
    var request = requests.find(id).orElseThrow();
    var contest = request.kind() == Kind.PAUSE;
    tell(
        request.issue(),
        Audience.STAFF,
        contest ? "rulings.entry.contestOverdue" : "rulings.entry.returnOverdue",
        null,
        List.of());
    audited(request, "request.overdue", Map.of());
    return Optional.of(
        new RulingOverdue(request.issue(), contest, request.department(), request.dueAt(), now));
  }

  /** Another date for the ruling; task and timer follow. */
  void move(Request request, Instant dueAt) {
    if (!request.dueAt().equals(dueAt)) {
      requests.move(request.id(), dueAt);
      flow.moved(requests.find(request.id()).orElseThrow());
    }
  }

  /** Until when a return asked at this instant is ruled on: the same working day. */
  Instant sameDay(Instant asked) {
    var close = workingTime.closeAfterWorkingDays(asked, 0);
    return close.isAfter(asked) ? close : workingTime.closeAfterWorkingDays(asked, 1);
  }

  /** Until when a contest of this instant is ruled on: one working day. */
  Instant nextDay(Instant asked) {
    return workingTime.closeAfterWorkingDays(asked, 1);
  }

  /** Line of the timeline; departments stand in it with both their names. */
  void tell(
      IssueNumber issue,
      Audience audience,
      String key,
      @Nullable String text,
      List<String> arguments) {
    desk.record(issue, audience, key, arguments, text, now());
  }

  void audited(Request request, String action, Map<String, ?> details) {
    var all = new LinkedHashMap<String, Object>(details);
    all.put("request", request.id());
    all.put("kind", request.kind().name());
    audit.record(request.issue().value(), action, all);
  }

  List<String> names(String... departments) {
    var names = new ArrayList<String>();
    for (var id : departments) {
      names.add(nameOf(id));
      names.add(nameEnOf(id));
    }
    return names;
  }

  String nameOf(String id) {
    return directory.department(id).map(Department::name).orElse(id);
  }

  private String nameEnOf(String id) {
    return directory.department(id).map(Department::nameEn).orElse(id);
  }

  /** A moment as both languages can read it, in Shaoxing time: {@code 2026-10-30 17:30}. */
  static String written(Instant at) {
    return WRITTEN.format(at);
  }

  /** Stripped; counted in characters as a reader counts them. */
  static String words(@Nullable String text, int shortest, int longest, String key) {
    var words = text == null ? "" : text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
    if (words.codePoints().anyMatch(RequestBook::isUnwritable)) {
      throw new Refusal("rulings.refusal.unwritable");
    }
    return words;
  }

  /** What PostgreSQL cannot keep. */
  private static boolean isUnwritable(int c) {
    return c == 0 || Character.getType(c) == Character.SURROGATE;
  }
}
