package org.investordesk.systemic;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueKinds;
import org.investordesk.cases.IssueKinds.Kind;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.systemic.Recommendation.State;
import org.investordesk.systemic.domain.FixFlow;
import org.investordesk.systemic.store.FixStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RecordedSystemicFixes implements SystemicFixes {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final FixStore fixes;
  private final FixFlow flow;
  private final CaseFiles files;
  private final IssueKinds kinds;
  private final IssueDesk desk;
  private final Directory directory;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RecordedSystemicFixes(
      FixStore fixes,
      FixFlow flow,
      CaseFiles files,
      IssueKinds kinds,
      IssueDesk desk,
      Directory directory,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.fixes = fixes;
    this.flow = flow;
    this.files = files;
    this.kinds = kinds;
    this.desk = desk;
    this.directory = directory;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void find(IssueNumber issue, Finding finding) {
    var clause = finding.clause() == null ? "" : finding.clause().strip();
    text(clause, 0, 200, "systemic.refusal.clause");
    files.find(issue).orElseThrow(NotFound::new);
    var found = new Finding(finding.cause(), clause.isEmpty() ? null : clause);
    fixes.save(issue, found, users.current().id(), clock.instant());
    var details = new TreeMap<String, Object>();
    details.put("cause", found.cause() == null ? "" : found.cause().name());
    details.put("clause", clause);
    audit.record(issue.value(), "issue.causeFound", details);
  }

  @Override
  @Transactional(readOnly = true)
  public Finding of(IssueNumber issue) {
    return fixes.findings(List.of(issue)).getOrDefault(issue, new Finding(null, null));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Cluster> clusters() {
    var now = clock.instant();
    var recent = kinds.registered(now.minus(Duration.ofDays(Cluster.DAYS)), now);
    var numbers = recent.stream().map(Kind::issue).toList();
    var dealtWith = fixes.dealtWith(numbers);
    var findings = fixes.findings(numbers);
    var groups = new LinkedHashMap<Cluster.Kind, Map<String, List<IssueNumber>>>();
    for (var kind : Cluster.Kind.values()) {
      groups.put(kind, new LinkedHashMap<>());
    }
    var ofKind = new HashMap<String, Integer>();
    var typed = new HashMap<String, String>();
    for (var issue : recent) {
      ofKind.merge(kindOf(issue), 1, Integer::sum);
      if (dealtWith.contains(issue.issue())) {
        continue;
      }
      var finding = findings.get(issue.issue());
      if (finding != null && finding.clause() != null) {
        var clause = sameClause(finding.clause());
        typed.putIfAbsent(clause, finding.clause());
        group(groups, Cluster.Kind.CLAUSE, clause, issue.issue());
      }
      if (finding != null && finding.cause() != null) {
        group(groups, Cluster.Kind.CAUSE, finding.cause() + "@" + issue.type(), issue.issue());
      }
      if (issue.department() != null && issue.area() != null) {
        group(
            groups,
            Cluster.Kind.PLACE,
            kindOf(issue) + "@" + issue.department() + "@" + issue.area(),
            issue.issue());
      }
    }
    var clusters = new ArrayList<Cluster>();
    groups.forEach(
        (kind, shared) ->
            shared.entrySet().stream()
                .filter(one -> one.getValue().size() >= Cluster.LEAST)
                .filter(one -> kind != Cluster.Kind.PLACE || isMost(one, ofKind))
                .map(
                    one ->
                        new Cluster(
                            kind,
                            typed.getOrDefault(one.getKey(), one.getKey()),
                            List.copyOf(one.getValue())))
                .sorted(Comparator.comparing((Cluster one) -> one.issues().size()).reversed())
                .filter(one -> clusters.stream().noneMatch(said -> says(said, one)))
                .forEach(clusters::add));
    return clusters;
  }

  private static String kindOf(Kind issue) {
    return issue.variant() == null ? issue.type().name() : issue.type() + "/" + issue.variant();
  }

  /** Every type comes up everywhere; it says something where more than half of it is here. */
  private static boolean isMost(
      Map.Entry<String, List<IssueNumber>> here, Map<String, Integer> ofKind) {
    var kind = here.getKey().substring(0, here.getKey().indexOf('@'));
    return 2 * here.getValue().size() > ofKind.getOrDefault(kind, 0);
  }

  /** The narrower one has said it already. */
  private static boolean says(Cluster narrower, Cluster other) {
    return narrower.kind() != other.kind() && narrower.issues().containsAll(other.issues());
  }

  private static void group(
      Map<Cluster.Kind, Map<String, List<IssueNumber>>> groups,
      Cluster.Kind kind,
      String shared,
      IssueNumber issue) {
    groups
        .getOrDefault(kind, new LinkedHashMap<>())
        .computeIfAbsent(shared, first -> new ArrayList<>())
        .add(issue);
  }

  /** The same clause, however the blanks and letters were typed. */
  static String sameClause(String clause) {
    return clause.replaceAll("[\\s　]+", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String propose(Proposal proposal) {
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    var problems = new ArrayList<Problem>();
    length(problems, "title", proposal.title(), 5, 100);
    length(problems, "rule", proposal.rule(), 5, 500);
    length(problems, "proposal", proposal.proposal(), 10, 3000);
    if (directory.department(proposal.owner()).filter(Department::active).isEmpty()) {
      problems.add(Problem.of("owner", "systemic.refusal.owner"));
    }
    var due = proposal.dueOn();
    if (due == null || !due.isAfter(today) || due.isAfter(today.plusYears(2))) {
      problems.add(Problem.of("dueOn", "systemic.refusal.dueOn"));
    }
    var unknown = new ArrayList<String>();
    for (var issue : proposal.issues()) {
      if (!files.maySee(issue) || files.find(issue).isEmpty()) {
        unknown.add(issue.value());
      }
    }
    if (proposal.issues().isEmpty()) {
      problems.add(Problem.of("issues", "systemic.refusal.noIssues"));
    } else if (!unknown.isEmpty()) {
      problems.add(
          Problem.of("issues", "systemic.refusal.unknownIssues", String.join("、", unknown)));
    }
    if (!problems.isEmpty() || due == null) {
      throw new InvalidInput(problems);
    }
    var at = clock.instant();
    var one =
        new Recommendation(
            fixes.nextNumber(today.getYear()),
            proposal.title().strip(),
            proposal.rule().strip(),
            proposal.proposal().strip(),
            proposal.owner(),
            due,
            State.PROPOSED,
            users.current().id(),
            at,
            null,
            null,
            null,
            proposal.issues().stream().sorted(Comparator.comparing(IssueNumber::value)).toList());
    fixes.add(one);
    tellIssues(one, Audience.STAFF, "systemic.entry.proposed");
    flow.proposed(one.number(), one.owner());
    audit.record(one.number(), "recommendation.proposed", Map.of("owner", one.owner()));
    events.publishEvent(new FixDecided(one, State.PROPOSED, at));
    return one.number();
  }

  private static void length(
      List<Problem> problems, String field, String text, int shortest, int longest) {
    var length = text.strip().codePointCount(0, text.strip().length());
    if (length < shortest || length > longest) {
      problems.add(Problem.of(field, "systemic.refusal.length", shortest, longest, length));
    }
  }

  @Override
  public void adopt(String number, String word) {
    move(number, State.PROPOSED, State.IN_WORK, null, word);
  }

  @Override
  public void reject(String number, String word) {
    move(number, State.PROPOSED, State.REJECTED, null, word);
  }

  @Override
  public void report(String number, String text) {
    move(number, State.IN_WORK, State.REPORTED, text, null);
  }

  @Override
  public void sendBack(String number, String word) {
    move(number, State.REPORTED, State.IN_WORK, null, word);
  }

  @Override
  public void complete(String number, String word) {
    var completed = move(number, State.REPORTED, State.COMPLETED, null, word);
    tellIssues(completed, Audience.PUBLIC, "systemic.entry.completed");
    events.publishEvent(new FixCompleted(completed, clock.instant()));
  }

  private Recommendation move(
      String number, State from, State to, @Nullable String report, @Nullable String word) {
    text(report == null ? word : report, 4, 3000, "systemic.refusal.word");
    var before = fixes.lock(number).orElseThrow(NotFound::new);
    if (before.state() != from) {
      throw new Refusal("systemic.refusal.notNow");
    }
    var at = clock.instant();
    var ends = to == State.COMPLETED || to == State.REJECTED;
    fixes.move(number, to, report, word, ends ? at : null);
    audit.record(number, "recommendation.moved", Map.of("to", to.name()));
    var after = fixes.find(number).orElseThrow();
    events.publishEvent(new FixDecided(after, to, at));
    return after;
  }

  private void tellIssues(Recommendation one, Audience audience, String key) {
    for (var issue : one.issues()) {
      desk.record(
          issue, audience, key, List.of(one.number(), one.title()), one.rule(), clock.instant());
    }
  }

  private static void text(@Nullable String text, int shortest, int longest, String key) {
    var words = text == null ? "" : text.strip();
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Recommendation> find(String number) {
    return fixes.find(number);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Recommendation> ofIssue(IssueNumber issue) {
    return fixes.ofIssue(issue);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Recommendation> all(@Nullable String owner) {
    return fixes.all(owner);
  }
}
