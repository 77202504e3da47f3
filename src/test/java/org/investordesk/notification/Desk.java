package org.investordesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.Light;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.Pause;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/** The rooms around notification, as far as it asks them, and a clock to be set. */
final class Desk {

  final Map<IssueNumber, IssueView> issues = new HashMap<>();
  final Map<ClockName, Instant> limits = new HashMap<>();
  final Map<String, Department> departments = new HashMap<>();
  final Map<String, Person> people = new HashMap<>();
  final Map<String, List<String>> handlers = new HashMap<>();
  final Map<String, String> heads = new HashMap<>();
  Person dutyCoordinator = new Person("duty", "值班员", "duty@desk.example");
  private Instant now = Instant.EPOCH;

  final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException("one zone");
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  void itIs(Instant instant) {
    now = instant;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  IssueView has(IssueView issue) {
    issues.put(issue.number(), issue);
    return issue;
  }

  final CaseFiles files =
      new CaseFiles() {
        @Override
        public Optional<IssueView> find(IssueNumber number) {
          return Optional.ofNullable(issues.get(number));
        }

        @Override
        public Map<IssueNumber, IssueView> findAll(Collection<IssueNumber> numbers) {
          throw notAsked();
        }

        @Override
        public List<IssueView> ofCase(UUID caseId) {
          throw notAsked();
        }

        @Override
        public Optional<UUID> caseByToken(String statusToken) {
          throw notAsked();
        }

        @Override
        public List<TimelineEntry> timeline(IssueNumber number, Audience audience) {
          throw notAsked();
        }

        @Override
        public List<Attachment> attachments(IssueNumber number, Audience audience) {
          throw notAsked();
        }

        @Override
        public Optional<byte[]> content(UUID attachment) {
          throw notAsked();
        }

        @Override
        public boolean maySee(IssueNumber number) {
          return issues.containsKey(number);
        }
      };

  final Directory directory =
      new Directory() {
        @Override
        public List<Department> departments() {
          return List.copyOf(departments.values());
        }

        @Override
        public Optional<Department> department(String id) {
          return Optional.ofNullable(departments.get(id));
        }

        @Override
        public Optional<Person> headOf(String departmentId) {
          return Optional.ofNullable(heads.get(departmentId)).map(people::get);
        }

        @Override
        public List<Person> handlersOf(String departmentId) {
          var found = new ArrayList<Person>();
          for (var id : handlers.getOrDefault(departmentId, List.of())) {
            found.add(people.get(id));
          }
          return found;
        }

        @Override
        public Optional<Person> person(String userId) {
          return Optional.ofNullable(people.get(userId));
        }

        @Override
        public Optional<Investor> investor(long id) {
          throw notAsked();
        }

        @Override
        public Optional<Investor> investorByEmail(String email) {
          throw notAsked();
        }

        @Override
        public List<Investor> findInvestors(String text, int limit) {
          throw notAsked();
        }

        @Override
        public Optional<Project> project(long id) {
          throw notAsked();
        }

        @Override
        public List<Project> findProjects(String text, int limit) {
          throw notAsked();
        }
      };

  final LeaderChain chain =
      new LeaderChain() {
        @Override
        public Found assignedLeader(
            @Nullable Long projectId,
            @Nullable Long investorId,
            @Nullable String departmentId,
            Instant at) {
          throw notAsked();
        }

        @Override
        public Found deputyMayor(@Nullable String departmentId, Instant at) {
          throw notAsked();
        }

        @Override
        public Found mayor(Instant at) {
          throw notAsked();
        }

        @Override
        public Found supervisionOffice(Instant at) {
          throw notAsked();
        }

        @Override
        public Found dutyCoordinator(Instant at) {
          return new Found(dutyCoordinator, Hop.DUTY_COORDINATOR, true, List.of());
        }
      };

  final ServiceClocks clocks =
      new ServiceClocks() {
        @Override
        public void start(String subject, PolicyKey policy, Instant anchor, Set<ClockName> clocks) {
          throw notAsked();
        }

        @Override
        public void stop(String subject, Instant at, Set<ClockName> clocks) {
          throw notAsked();
        }

        @Override
        public void stopAll(String subject, Instant at) {
          throw notAsked();
        }

        @Override
        public void pause(
            String subject,
            PauseReason reason,
            @Nullable String note,
            @Nullable String evidence,
            Instant at) {
          throw notAsked();
        }

        @Override
        public List<Pause> pauses(String subject) {
          throw notAsked();
        }

        @Override
        public void voidPause(String subject, long pauseId, Instant at) {
          throw notAsked();
        }

        @Override
        public void extend(String subject, int workingDays, Instant at) {
          throw notAsked();
        }

        @Override
        public void resume(String subject, Instant at) {
          throw notAsked();
        }

        @Override
        public void retarget(String subject, PolicyKey policy, Instant at) {
          throw notAsked();
        }

        @Override
        public void reopen(String subject, Instant answeredAt, Instant at) {
          throw notAsked();
        }

        @Override
        public Optional<Instant> next(String subject) {
          throw notAsked();
        }

        @Override
        public Optional<MilestoneReached> fire(String subject, Instant now) {
          throw notAsked();
        }

        @Override
        public List<ClockReading> readings(String subject, Instant now) {
          var readings = new ArrayList<ClockReading>();
          limits.forEach(
              (name, due) ->
                  readings.add(
                      new ClockReading(
                          name,
                          new Target(1, Target.Unit.WORKING_DAYS),
                          now,
                          due,
                          false,
                          ClockReading.State.RUNNING,
                          null,
                          Duration.between(now, due))));
          return readings;
        }

        @Override
        public Set<String> late(ClockName clock) {
          return Set.of();
        }

        @Override
        public Map<String, Light> lights(Collection<String> subjects, Instant now) {
          throw notAsked();
        }

        @Override
        public List<String> explain(String subject, ClockName clock, String part, Locale language) {
          throw notAsked();
        }
      };

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("notification does not ask this");
  }
}
