package org.investordesk.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the one leader who answers; the chain is never empty. */
public interface LeaderChain {

  /** A step of the chain. */
  enum Hop {
    PROJECT_LEADER,
    PAIRED_WITH_INVESTOR,
    PAIRED_WITH_CHAMBER,
    LEADER_OF_DEPARTMENT,
    DUTY_COORDINATOR,
    DEPUTY_MAYOR,
    MAYOR,
    SUPERVISION_OFFICE
  }

  /**
   * One step tried, and why it did not or did answer, as a message key with its arguments.
   *
   * @param person user id; null where nobody was found
   */
  record Step(Hop hop, @Nullable String person, String reasonKey, List<String> reasonArguments) {}

  /**
   * @param fallback true where the chain ended at the duty coordinator (reported nightly)
   */
  record Found(Person person, Hop hop, boolean fallback, List<Step> steps) {}

  /**
   * Project's responsible leader → leader paired with the investor → leader paired with the chamber
   * → leader in charge of the department → duty coordinator.
   */
  Found assignedLeader(
      @Nullable Long projectId,
      @Nullable Long investorId,
      @Nullable String departmentId,
      Instant at);

  /** What the chain starts from. */
  record Question(
      @Nullable Long projectId, @Nullable Long investorId, @Nullable String departmentId) {}

  /** As above, of many at once. */
  default Map<Question, Found> assignedLeaders(Collection<Question> questions, Instant at) {
    var found = new HashMap<Question, Found>();
    questions.forEach(
        asked ->
            found.computeIfAbsent(
                asked,
                each ->
                    assignedLeader(each.projectId(), each.investorId(), each.departmentId(), at)));
    return found;
  }

  /** L3: deputy mayor in charge of the department → any deputy mayor → mayor → duty coordinator. */
  Found deputyMayor(@Nullable String departmentId, Instant at);

  /** L4: mayor → any deputy mayor → duty coordinator. */
  Found mayor(Instant at);

  /** Supervision office 督查室; the duty coordinator where it has nobody. */
  Found supervisionOffice(Instant at);

  /** Who has coordinator's duty at this instant; never empty while an administrator exists. */
  Found dutyCoordinator(Instant at);
}
