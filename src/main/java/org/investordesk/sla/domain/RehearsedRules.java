package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.sla.PolicyKey;

/**
 * What clocks are counted by: calendars and the limits of the types.
 *
 * @param asRecorded a clock is counted by the version of the limits it was counted by then
 */
public record RehearsedRules(DepartmentDeadlines deadlines, Policies policies, boolean asRecorded) {

  /** Another calendar of the city; departments keep their own days. */
  public RehearsedRules with(WorkingCalendar calendar) {
    return new RehearsedRules(deadlines.with(calendar), policies, asRecorded);
  }

  /** Other days of one department's own. */
  public RehearsedRules with(String department, List<SpecialDay> days) {
    return new RehearsedRules(deadlines.with(department, days), policies, asRecorded);
  }

  /** Other limits, as if their newest version had always been in force. */
  public RehearsedRules with(Policies proposed) {
    return new RehearsedRules(deadlines, inForce(proposed, LocalDate.MAX), false);
  }

  /** Other office hours, as if their newest edition had always been in force. */
  public RehearsedRules with(OfficeHours proposed) {
    var seasons = proposed.seasons();
    var edition = seasons.get(seasons.size() - 1).validFrom();
    var newest = seasons.stream().filter(season -> season.validFrom().equals(edition)).toList();
    return with(deadlines.city().calendar().with(new OfficeHours(newest)));
  }

  /** What these rules give a clock. */
  Optional<ClockPolicy> rule(SubjectClock run, PolicyKey key) {
    var policy =
        asRecorded && key.equals(run.policy())
            ? policies.version(key, run.policyFrom())
            : policies.inForce(key, WorkingCalendar.dayOf(run.anchor()));
    return policy.clock(run.name());
  }

  /** Each type and variant in the version in force on a day only. */
  public static Policies inForce(Policies policies, LocalDate on) {
    Collection<Policy> all = policies.all();
    var kept = new HashMap<PolicyKey, Policy>();
    var oldestFirst = all.stream().sorted(Comparator.comparing(Policy::validFrom)).toList();
    for (var policy : oldestFirst) {
      // a day before the first version takes the first
      if (!policy.validFrom().isAfter(on) || !kept.containsKey(policy.key())) {
        kept.put(policy.key(), policy);
      }
    }
    return new Policies(Map.copyOf(kept).values());
  }
}
