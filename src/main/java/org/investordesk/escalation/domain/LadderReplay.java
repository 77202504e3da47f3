package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.LeaderChain.Question;
import org.investordesk.directory.Person;
import org.investordesk.escalation.LadderRehearsal.Called;
import org.investordesk.escalation.LadderRehearsal.Matter;
import org.investordesk.escalation.LadderRehearsal.Outcome;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.ReplayedCalls.Facts;
import org.investordesk.escalation.domain.ReplayedCalls.Made;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/** Replays the calls of many issues and finds out who would have been called. */
public final class LadderReplay {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final PastCalls past;
  private final Directory directory;
  private final LeaderChain leaders;
  private final Addressees addressees;

  public LadderReplay(PastCalls past, Directory directory, LeaderChain leaders) {
    this.past = past;
    this.directory = directory;
    this.leaders = leaders;
    this.addressees = new Addressees(directory, leaders);
  }

  /** A ladder that is asked each question once. */
  public static Ladder remembering(Ladder ladder) {
    record Asked(ClockName clock, Milestone milestone, @Nullable IssueType type, boolean raised) {}
    var answers = new HashMap<Asked, Optional<Rung>>();
    return (clock, milestone, type, raised) ->
        answers.computeIfAbsent(
            new Asked(clock, milestone, type, raised),
            asked -> ladder.rung(clock, milestone, type, raised));
  }

  /** Ladders that are asked once a day of registration, since no version begins within a day. */
  public static Ladders remembering(Ladders ladders) {
    var known = new HashMap<LocalDate, Ladder>();
    return registered ->
        known.computeIfAbsent(
            LocalDate.ofInstant(registered, SHANGHAI), day -> remembering(ladders.of(registered)));
  }

  private record Replayed(
      Matter matter, List<Escalation> recorded, List<Made> control, List<Made> proposed) {}

  /** See {@link org.investordesk.escalation.LadderRehearsal#replay}. */
  public List<Outcome> replay(
      List<Matter> matters, Ladders control, Ladders proposed, Instant now) {
    var recorded = past.of(matters.stream().map(matter -> matter.issue().number()).toList());
    var projects =
        directory.projects(
            matters.stream()
                .map(matter -> matter.issue().projectId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    var replayed = new ArrayList<Replayed>();
    for (var matter : matters) {
      var issue = matter.issue();
      var facts =
          new Facts(
              recorded.getOrDefault(issue.number(), PastCalls.Recorded.NONE),
              Optional.ofNullable(issue.projectId()).map(projects::get));
      replayed.add(
          new Replayed(
              matter,
              facts.recorded().calls(),
              ReplayedCalls.of(matter, facts, control.of(issue.registeredAt()), 0),
              ReplayedCalls.of(matter, facts, proposed.of(issue.registeredAt()), 1)));
    }
    var today = new Today(assignedNow(replayed, now), now);
    return replayed.stream().map(each -> outcome(each, today)).toList();
  }

  /** All leaders that must be looked for, in one go. */
  private Map<Question, Person> assignedNow(List<Replayed> replayed, Instant now) {
    var questions = new HashSet<Question>();
    for (var each : replayed) {
      for (var call : each.proposed()) {
        if (call.level() == Level.L2 && onRecord(each.recorded(), call).isEmpty()) {
          questions.add(question(each.matter().issue(), call));
        }
      }
    }
    var found = new HashMap<Question, Person>();
    leaders
        .assignedLeaders(questions, now)
        .forEach((question, leader) -> found.put(question, leader.person()));
    return found;
  }

  private static Question question(PastIssue issue, Made call) {
    return new Question(issue.projectId(), issue.investorId(), call.department());
  }

  /** Who was called at that level, by the same clock rather than by another. */
  private static Optional<List<Person>> onRecord(List<Escalation> recorded, Made call) {
    List<Person> found = null;
    for (var past : recorded) {
      if (past.level() == call.level()) {
        var same = past.clock() == call.clock() && past.part().equals(call.part());
        if (same && past.round() == call.round()) {
          return Optional.of(past.call().to());
        }
        // the head of another department, or of another's stage, is not who would be called here
        if (found == null
            && (call.level().compareTo(Level.L2) >= 0
                || (same && Objects.equals(past.department(), call.department())))) {
          found = past.call().to();
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private static Outcome outcome(Replayed replayed, Today today) {
    var recorded = replayed.recorded();
    return new Outcome(
        recorded.stream().map(LadderReplay::recorded).toList(),
        replayed.control().stream()
            .map(call -> called(call, onRecord(recorded, call).orElse(List.of()), false))
            .toList(),
        replayed.proposed().stream()
            .map(
                call ->
                    onRecord(recorded, call)
                        .map(people -> called(call, people, false))
                        .orElseGet(
                            () ->
                                called(call, today.people(replayed.matter().issue(), call), true)))
            .toList());
  }

  private static Called recorded(Escalation call) {
    return new Called(
        call.level(),
        call.rule(),
        call.clock(),
        call.part(),
        call.milestone(),
        call.department(),
        call.round(),
        !call.modifiers().isEmpty(),
        call.at(),
        call.call().to(),
        false);
  }

  private static Called called(Made call, List<Person> to, boolean asOfNow) {
    return new Called(
        call.level(),
        call.rule(),
        call.clock(),
        call.part(),
        call.milestone(),
        call.department(),
        call.round(),
        call.raised(),
        call.at(),
        to,
        asOfNow);
  }

  /** Whom the chain finds today; each place is looked up once. */
  private final class Today {

    private record Place(Level level, boolean desks, String part, Addressees.Matter matter) {}

    private final Map<Question, Person> assigned;
    private final Instant now;
    private final Map<Place, List<Person>> found = new HashMap<>();

    Today(Map<Question, Person> assigned, Instant now) {
      this.assigned = assigned;
      this.now = now;
    }

    List<Person> people(PastIssue issue, Made call) {
      if (call.level() == Level.L2) {
        var leader = assigned.get(question(issue, call));
        return leader == null ? List.of() : List.of(leader);
      }
      var yellow = call.level() == Level.Y;
      var own = Objects.equals(call.department(), issue.department());
      var matter =
          new Addressees.Matter(
              call.department(),
              null,
              yellow && own ? issue.handler() : null,
              yellow && call.department() == null ? issue.coordinator() : null,
              null,
              null);
      var asked = call.clock() == ClockName.STAGE ? call.part() : "";
      var place =
          new Place(call.level(), Addressees.isTheDesks(call.clock(), call.part()), asked, matter);
      return found.computeIfAbsent(
          place,
          unknown -> addressees.find(call.level(), call.clock(), call.part(), matter, now).to());
    }
  }
}
