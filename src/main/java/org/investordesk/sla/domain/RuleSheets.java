package org.investordesk.sla.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/** Writes rules as the files that {@link PolicyFile} and {@link OfficeHoursFile} read. */
public final class RuleSheets {

  private static final List<ClockName> CLOCKS =
      List.of(
          ClockName.CONTACT,
          ClockName.TRIAGE,
          ClockName.SIGN_FOR,
          ClockName.PLAN,
          ClockName.UPDATE,
          ClockName.RESOLUTION,
          ClockName.CEILING,
          ClockName.CHECK,
          ClockName.SILENCE);

  private static final List<Milestone> LADDER =
      List.of(Milestone.YELLOW, Milestone.WARNED, Milestone.OVERDUE_1, Milestone.OVERDUE_2);

  private static final List<Milestone> REMINDERS =
      List.of(Milestone.REMINDER_1, Milestone.REMINDER_2);

  private static final String POLICY_HEADING =
      "valid_from, type, variant, contact, triage, sign_for, plan, update, resolution, ceiling,"
          + " check, silence, yellow, warned, overdue_1, overdue_2, reminder_1, reminder_2";

  public static String policies(Policies policies) {
    var lines = new ArrayList<String>();
    lines.add(POLICY_HEADING);
    policies.all().stream()
        .sorted(
            Comparator.comparing((Policy policy) -> policy.key().type())
                .thenComparing(policy -> variant(policy))
                .thenComparing(Policy::validFrom))
        .forEach(policy -> lines.add(row(policy)));
    return String.join("\n", lines) + "\n";
  }

  private static String variant(Policy policy) {
    return Objects.requireNonNullElse(policy.key().variant(), "-");
  }

  private static String row(Policy policy) {
    var cells = new ArrayList<String>();
    cells.add(policy.validFrom().toString());
    cells.add(policy.key().type());
    cells.add(variant(policy));
    for (var clock : CLOCKS) {
      cells.add(policy.clock(clock).map(ClockPolicy::target).map(RuleSheets::target).orElse("-"));
    }
    var resolution = policy.clock(ClockName.RESOLUTION).map(ClockPolicy::milestones);
    var silence = policy.clock(ClockName.SILENCE).map(ClockPolicy::milestones);
    LADDER.forEach(milestone -> cells.add(point(resolution.orElse(Map.of()).get(milestone))));
    REMINDERS.forEach(milestone -> cells.add(point(silence.orElse(Map.of()).get(milestone))));
    return String.join(", ", cells);
  }

  /** Such as {@code 5 wd}. */
  public static String target(Target target) {
    var unit =
        switch (target.unit()) {
          case WORKING_HOURS -> "wh";
          case WORKING_DAYS -> "wd";
          case CALENDAR_DAYS -> "d";
        };
    return target.amount() + " " + unit;
  }

  private static String point(@Nullable MilestonePoint point) {
    if (point == null) {
      return "-";
    }
    return switch (point.kind()) {
      case SHARE -> point.amount() + " %";
      case AFTER_LIMIT -> "+" + point.amount() + " wd";
      case AFTER_ANCHOR -> point.amount() + " wd";
      case LIMIT -> "-";
    };
  }

  public static String officeHours(OfficeHours hours) {
    var lines = new ArrayList<String>();
    lines.add("valid_from, season_from, season_until, hours");
    for (var season : hours.seasons()) {
      lines.add(
          String.join(
              ", ",
              season.validFrom().toString(),
              season.from().toString().substring(2),
              season.until().toString().substring(2),
              season.hours()));
    }
    return String.join("\n", lines) + "\n";
  }

  private RuleSheets() {}
}
