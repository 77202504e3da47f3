package org.investordesk.admin.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.admin.sandbox.Answer.LimitChange;
import org.investordesk.admin.sandbox.Answer.Routed;
import org.investordesk.cases.PastIssues;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.escalation.LadderRehearsal;
import org.investordesk.escalation.LadderRehearsal.Matter;
import org.investordesk.platform.Audit;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.routing.RouteRehearsal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockRehearsal;
import org.investordesk.sla.ClockRehearsal.Retyped;
import org.investordesk.sla.ClockRehearsal.Rules;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries files of rules on the issues of the last twelve months. All is read as of one moment, in
 * one transaction that could not write if it wanted to, in a fixed number of statements for each
 * {@value #BATCH} issues.
 */
@Service
class Sandbox {

  static final int MONTHS = 12;

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int BATCH = 1000;

  private final PastIssues issues;
  private final ClockRehearsal clocks;
  private final LadderRehearsal ladder;
  private final RouteRehearsal routes;
  private final LeadDepartments departments;
  private final TransactionTemplate reading;
  private final Audit audit;
  private final Clock clock;

  Sandbox(
      PastIssues issues,
      ClockRehearsal clocks,
      LadderRehearsal ladder,
      RouteRehearsal routes,
      LeadDepartments departments,
      PlatformTransactionManager transactions,
      Audit audit,
      Clock clock) {
    this.issues = issues;
    this.clocks = clocks;
    this.ladder = ladder;
    this.routes = routes;
    this.departments = departments;
    this.audit = audit;
    this.clock = clock;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** The rules a trial can change, as files, by name. */
  Map<String, String> inForce() {
    var files = new LinkedHashMap<>(clocks.files());
    files.put(LadderRehearsal.FILE, ladder.file());
    files.put(RouteRehearsal.FILE, routes.file());
    return files;
  }

  Map<PolicyKey, Map<ClockName, Target>> limits() {
    return clocks.limits(clocks.inForce());
  }

  /** The file that says so much and nothing else. */
  ProposedFile withTarget(PolicyKey key, ClockName name, Target target) {
    return ProposedFile.of("policies.csv", clocks.policies(key, name, target));
  }

  /** What the files say, read and found to be right. */
  private record Proposal(
      Rules rules, LadderRehearsal.@Nullable Steps ladder, @Nullable LeadDepartments routes) {}

  /**
   * @throws InvalidInput with every file that is wrong, its line and the reason
   */
  Answer run(List<ProposedFile> files) {
    var proposal = read(files);
    var answer = Objects.requireNonNull(reading.execute(status -> replay(proposal)));
    audit.record("sandbox", "rules.tried", figures(files, answer));
    return answer;
  }

  private Proposal read(List<ProposedFile> files) {
    var problems = new ArrayList<Problem>();
    if (files.isEmpty()) {
      problems.add(Problem.of("files", "admin.sandbox.noFile"));
    }
    var ofClocks = new LinkedHashMap<String, String>();
    LadderRehearsal.Steps steps = null;
    LeadDepartments table = null;
    for (var file : files) {
      try {
        if (file.name().equals(LadderRehearsal.FILE)) {
          steps = ladder.of(file.content());
        } else if (file.name().equals(RouteRehearsal.FILE)) {
          table = routes.of(file.content());
        } else if (clocks.knows(file.name())) {
          clocks.with(Map.of(file.name(), file.content()));
          ofClocks.put(file.name(), file.content());
        } else {
          throw new Refusal("admin.sandbox.unknownFile", file.name());
        }
      } catch (Refusal no) {
        problems.add(Problem.of("files", no.key(), no.arguments()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return new Proposal(clocks.with(ofClocks), steps, table);
  }

  private Answer replay(Proposal proposal) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, SHANGHAI);
    var from = today.minusMonths(MONTHS);
    var past = issues.registered(from.atStartOfDay(SHANGHAI).toInstant(), now);
    var tally = new Tally();
    var inForce = clocks.inForce();
    var steps = ladder.inForce();
    var proposed = Objects.requireNonNullElse(proposal.ladder(), steps);
    for (int start = 0; start < past.size(); start += BATCH) {
      var batch = past.subList(start, Math.min(start + BATCH, past.size()));
      add(tally, batch, List.of(inForce, proposal.rules()), steps, proposed, now);
    }
    return tally.answer(
        from, today, routed(past, proposal.routes()), changed(inForce, proposal.rules()));
  }

  private void add(
      Tally tally,
      List<PastIssue> batch,
      List<Rules> rules,
      LadderRehearsal.Steps control,
      LadderRehearsal.Steps proposed,
      Instant now) {
    var subjects = new LinkedHashMap<String, List<Retyped>>();
    for (var issue : batch) {
      subjects.put(
          issue.number().value(),
          issue.retyped().stream()
              .map(each -> new Retyped(each.at(), each.type().policy(each.variant())))
              .toList());
    }
    var replayed = clocks.replay(subjects, rules, now);
    var matters = new ArrayList<Matter>();
    for (var issue : batch) {
      var clocksOfIssue = replayed.get(issue.number().value());
      if (clocksOfIssue != null) {
        matters.add(new Matter(issue, clocksOfIssue));
      }
    }
    var outcomes = ladder.replay(matters, control, proposed, now);
    for (int i = 0; i < matters.size(); i++) {
      tally.add(matters.get(i).issue(), matters.get(i).clocks(), outcomes.get(i));
    }
  }

  private List<Routed> routed(List<PastIssue> past, @Nullable LeadDepartments proposed) {
    record Place(String type, @Nullable String variant, @Nullable String area) {}
    record Proposals(String before, String after) {}
    var routed = new ArrayList<Routed>();
    if (proposed == null) {
      return routed;
    }
    var known = new HashMap<Place, Proposals>();
    for (var issue : past) {
      var type = issue.type();
      if (type == null) {
        continue;
      }
      var both =
          known.computeIfAbsent(
              new Place(type.name(), issue.variant(), issue.area()),
              place ->
                  new Proposals(
                      departments
                          .propose(place.type(), place.variant(), place.area())
                          .departmentId(),
                      proposed
                          .propose(place.type(), place.variant(), place.area())
                          .departmentId()));
      if (!both.before().equals(both.after())) {
        routed.add(
            new Routed(
                issue.number(),
                issue.subject(),
                issue.led().isEmpty() ? null : issue.led().get(0).department(),
                both.before(),
                both.after()));
      }
    }
    return routed;
  }

  private List<LimitChange> changed(Rules inForce, Rules proposed) {
    var changes = new ArrayList<LimitChange>();
    var before = clocks.limits(inForce);
    clocks
        .limits(proposed)
        .forEach(
            (key, after) -> {
              var was = before.getOrDefault(key, Map.of());
              for (var name : ClockName.values()) {
                if (!Objects.equals(was.get(name), after.get(name))) {
                  changes.add(new LimitChange(key, name, was.get(name), after.get(name)));
                }
              }
            });
    return changes;
  }

  private static Map<String, Object> figures(List<ProposedFile> files, Answer answer) {
    var sums = new LinkedHashMap<String, String>();
    files.forEach(file -> sums.put(file.name(), file.sha256()));
    var calls = new LinkedHashMap<String, List<Integer>>();
    answer
        .calls()
        .forEach((level, count) -> calls.put(level.name(), List.of(count.before(), count.after())));
    return Map.of(
        "files", sums,
        "issues", answer.issues(),
        "late", List.of(answer.late().before(), answer.late().after()),
        "calls", calls,
        "differing", answer.differing().size(),
        "unreplayable", answer.unreplayable());
  }
}
