package org.investordesk.escalation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.jspecify.annotations.Nullable;

/** A directory and its chain of leaders, small enough to be read in one look. */
public final class ATown implements Directory, LeaderChain {

  public static final Person CLERK = new Person("clerk-zhou", "周经办", null);
  public static final Person HEAD = new Person("head-qian", "钱局长", null);
  public static final Person LEADER = new Person("leader-sun", "孙领导", null);
  public static final Person DEPUTY = new Person("deputy-li", "李副市长", null);
  public static final Person MAYOR = new Person("mayor-zhao", "赵市长", null);
  public static final Person OFFICE = new Person("office-he", "何督查", null);
  public static final Person DUTY = new Person("coordinator-wu", "吴专员", null);

  private final Map<String, Person> heads = new HashMap<>(Map.of(AnIssue.POWER, HEAD));
  private final Map<Long, Project> projects = new HashMap<>();
  private List<Person> handlers = List.of(CLERK);
  private boolean leaderless;

  public ATown withoutHead() {
    heads.clear();
    return this;
  }

  public ATown withoutHandlers() {
    handlers = List.of();
    return this;
  }

  public ATown withoutLeader() {
    leaderless = true;
    return this;
  }

  public ATown with(Project project) {
    projects.put(project.id(), project);
    return this;
  }

  @Override
  public List<Department> departments() {
    return List.of(
        new Department(AnIssue.POWER, "供电公司", "Power Supply Company", "power@example.gov", true),
        new Department(AnIssue.PLANNING, "规划局", "Planning Bureau", null, true),
        new Department("closed-office", "已撤销局", "Closed office", null, false));
  }

  @Override
  public Optional<Department> department(String id) {
    return departments().stream().filter(department -> department.id().equals(id)).findAny();
  }

  @Override
  public Optional<Person> headOf(String departmentId) {
    return Optional.ofNullable(heads.get(departmentId));
  }

  @Override
  public List<Person> handlersOf(String departmentId) {
    return handlers;
  }

  @Override
  public Optional<Person> person(String userId) {
    return List.of(CLERK, HEAD, LEADER, DEPUTY, MAYOR, OFFICE, DUTY).stream()
        .filter(person -> person.userId().equals(userId))
        .findAny();
  }

  @Override
  public Optional<Investor> investor(long id) {
    return Optional.empty();
  }

  @Override
  public Optional<Investor> investorByEmail(String email) {
    return Optional.empty();
  }

  @Override
  public List<Investor> findInvestors(String text, int limit) {
    return List.of();
  }

  @Override
  public Optional<Project> project(long id) {
    return Optional.ofNullable(projects.get(id));
  }

  @Override
  public List<Project> findProjects(String text, int limit) {
    return List.of();
  }

  @Override
  public Found assignedLeader(
      @Nullable Long projectId,
      @Nullable Long investorId,
      @Nullable String departmentId,
      Instant at) {
    return leaderless
        ? new Found(
            DUTY,
            Hop.DUTY_COORDINATOR,
            true,
            List.of(
                new Step(
                    Hop.LEADER_OF_DEPARTMENT, null, "directory.chain.department.none", List.of()),
                step(Hop.DUTY_COORDINATOR, DUTY)))
        : found(Hop.LEADER_OF_DEPARTMENT, LEADER);
  }

  @Override
  public Found deputyMayor(@Nullable String departmentId, Instant at) {
    return found(Hop.DEPUTY_MAYOR, DEPUTY);
  }

  @Override
  public Found mayor(Instant at) {
    return found(Hop.MAYOR, MAYOR);
  }

  @Override
  public Found supervisionOffice(Instant at) {
    return found(Hop.SUPERVISION_OFFICE, OFFICE);
  }

  @Override
  public Found dutyCoordinator(Instant at) {
    return found(Hop.DUTY_COORDINATOR, DUTY);
  }

  private static Found found(Hop hop, Person person) {
    return new Found(person, hop, false, List.of(step(hop, person)));
  }

  private static Step step(Hop hop, Person person) {
    return new Step(hop, person.userId(), "directory.chain.found", List.of(person.name()));
  }
}
