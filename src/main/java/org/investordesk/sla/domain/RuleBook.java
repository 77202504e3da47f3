package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.investordesk.sla.PolicyKey;

/** What clocks are counted by: a calendar and the limits of the types. */
public record RuleBook(Deadlines deadlines, Policies policies) {

  public RuleBook with(WorkingCalendar calendar) {
    return new RuleBook(new Deadlines(calendar), policies);
  }

  /** Other limits, as if their newest version had always been in force. */
  public RuleBook with(Policies proposed) {
    return new RuleBook(deadlines, newest(proposed));
  }

  /** Other office hours, as if their newest edition had always been in force. */
  public RuleBook with(OfficeHours proposed) {
    var seasons = proposed.seasons();
    var edition = seasons.get(seasons.size() - 1).validFrom();
    var newest =
        new OfficeHours(
            seasons.stream().filter(season -> season.validFrom().equals(edition)).toList());
    var calendar = deadlines.calendar();
    var days = new ArrayList<SpecialDay>();
    calendar.years().forEach(year -> days.addAll(calendar.specialDays(year)));
    return with(new WorkingCalendar(days, calendar.years(), newest));
  }

  /** Each type and variant in its newest version only. */
  public static Policies newest(Policies policies) {
    return inForce(policies.all(), LocalDate.MAX);
  }

  /** Each type and variant in the version in force on a day only. */
  public static Policies inForce(Policies policies, LocalDate on) {
    return inForce(policies.all(), on);
  }

  private static Policies inForce(Collection<Policy> all, LocalDate on) {
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
