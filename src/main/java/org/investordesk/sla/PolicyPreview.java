package org.investordesk.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.sla.domain.ClockPolicy;
import org.investordesk.sla.domain.Explanation;
import org.investordesk.sla.domain.Pauses;
import org.investordesk.sla.domain.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Counts with the policy in force on the day of the registration. */
@Component
class PolicyPreview implements DeadlinePreview {

  private static final List<ClockName> SHOWN =
      List.of(
          ClockName.CONTACT,
          ClockName.TRIAGE,
          ClockName.PLAN,
          ClockName.RESOLUTION,
          ClockName.CEILING);

  private final TimeRules rules;
  private final ExplanationText text;

  PolicyPreview(TimeRules rules, ExplanationText text) {
    this.rules = rules;
    this.text = text;
  }

  @Override
  public List<Line> preview(PolicyKey key, Instant registeredAt, Locale language) {
    var deadlines = rules.deadlines();
    var policy = rules.policies().inForce(key, WorkingCalendar.dayOf(registeredAt));
    var lines = new ArrayList<Line>();
    Map<ClockName, Instant> dues = new EnumMap<>(ClockName.class);
    for (var clock : SHOWN) {
      Optional<ClockPolicy> rule = policy.clock(clock);
      if (rule.isEmpty()) {
        continue;
      }
      // counted from the full minute, as the clocks are
      var registered = registeredAt.truncatedTo(ChronoUnit.MINUTES);
      var dispatched = dues.getOrDefault(ClockName.TRIAGE, registered);
      var anchor = clock == ClockName.PLAN ? dispatched : registered;
      var target = rule.get().target();
      var due = deadlines.due(anchor, target, Pauses.NONE);
      dues.put(clock, due);
      lines.add(
          new Line(
              clock,
              due,
              deadlines.isProvisional(due),
              text.render(Explanation.of(clock, anchor, target, deadlines).lines(), language)));
    }
    return lines;
  }
}
