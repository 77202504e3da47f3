package org.investordesk.sla.domain;

import static org.investordesk.sla.domain.MilestonePoint.Kind.AFTER_ANCHOR;
import static org.investordesk.sla.domain.MilestonePoint.Kind.AFTER_LIMIT;
import static org.investordesk.sla.domain.MilestonePoint.Kind.SHARE;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.FileRows.Row;
import org.jspecify.annotations.Nullable;

/**
 * The file of policies: one row a type and variant, one column a clock or milestone. {@code 2 wh}
 * are working hours, {@code 5 wd} working days, {@code 90 d} calendar days, {@code 80 %} a share of
 * the way, {@code +3 wd} working days after the limit, {@code -} a clock the type does not have.
 */
public final class PolicyFile {

  static final List<String> COLUMNS =
      List.of(
          "valid_from",
          "type",
          "variant",
          "contact",
          "triage",
          "sign_for",
          "plan",
          "update",
          "resolution",
          "ceiling",
          "check",
          "silence",
          "yellow",
          "warned",
          "overdue_1",
          "overdue_2",
          "reminder_1",
          "reminder_2");

  /** The clocks that have a column; the others take their limits from elsewhere. */
  static final Set<ClockName> CLOCKS = EnumSet.range(ClockName.CONTACT, ClockName.SILENCE);

  /** The milestones that have a column, in its order, and the clock of each. */
  static final Map<Milestone, ClockName> MILESTONES = milestoneColumns();

  private static final Map<String, Target.Unit> UNITS =
      Map.of(
          "wh", Target.Unit.WORKING_HOURS,
          "wd", Target.Unit.WORKING_DAYS,
          "d", Target.Unit.CALENDAR_DAYS);

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern TARGET = Pattern.compile("([1-9]\\d{0,3}) (wh|wd|d)");
  private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?) %");
  private static final Pattern AFTER = Pattern.compile("\\+([1-9]\\d{0,2}) wd");
  private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,2}) wd");

  private static Map<Milestone, ClockName> milestoneColumns() {
    var columns = new LinkedHashMap<Milestone, ClockName>();
    for (var milestone :
        List.of(Milestone.YELLOW, Milestone.WARNED, Milestone.OVERDUE_1, Milestone.OVERDUE_2)) {
      columns.put(milestone, ClockName.RESOLUTION);
    }
    columns.put(Milestone.REMINDER_1, ClockName.SILENCE);
    columns.put(Milestone.REMINDER_2, ClockName.SILENCE);
    return columns;
  }

  /**
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  public static Policies read(String file, String content) {
    var policies = new ArrayList<Policy>();
    var lines = new HashMap<List<Object>, Integer>();
    var withVariants = new HashMap<String, Boolean>();
    for (var row : FileRows.read(file, content, COLUMNS)) {
      var policy = policy(row);
      var key = policy.key();
      var earlier = lines.put(List.of(policy.validFrom(), key), row.line());
      if (earlier != null) {
        throw row.refusal("policyTwice", key.type(), row.text("variant"), String.valueOf(earlier));
      }
      var varied = withVariants.putIfAbsent(key.type(), key.variant() != null);
      if (varied != null && varied != (key.variant() != null)) {
        throw row.refusal("variantsMixed", key.type());
      }
      policies.add(policy);
    }
    return new Policies(policies);
  }

  private static Policy policy(Row row) {
    var clocks = new EnumMap<ClockName, ClockPolicy>(ClockName.class);
    for (var clock : CLOCKS) {
      var target = target(row, clock.name().toLowerCase(Locale.ROOT));
      if (target != null) {
        clocks.put(clock, new ClockPolicy(target, milestones(row, clock)));
      }
    }
    var resolution = clocks.get(ClockName.RESOLUTION);
    var ceiling = clocks.get(ClockName.CEILING);
    if (resolution == null || ceiling == null) {
      throw row.refusal("noResolution");
    }
    if (resolution.target().unit() == ceiling.target().unit()
        && resolution.target().amount() > ceiling.target().amount()) {
      throw row.refusal("ceilingTooLow");
    }
    return new Policy(new PolicyKey(name(row, "type"), variant(row)), validFrom(row), clocks);
  }

  private static Map<Milestone, MilestonePoint> milestones(Row row, ClockName clock) {
    var points = new EnumMap<Milestone, MilestonePoint>(Milestone.class);
    points.put(Milestone.DUE, MilestonePoint.LIMIT);
    if (clock == ClockName.RESOLUTION) {
      points.put(Milestone.YELLOW, new MilestonePoint(SHARE, number(row, "yellow", PERCENT)));
      points.put(Milestone.WARNED, new MilestonePoint(SHARE, number(row, "warned", PERCENT)));
      points.put(
          Milestone.OVERDUE_1, new MilestonePoint(AFTER_LIMIT, number(row, "overdue_1", AFTER)));
      points.put(
          Milestone.OVERDUE_2, new MilestonePoint(AFTER_LIMIT, number(row, "overdue_2", AFTER)));
      ascending(row, points, Milestone.YELLOW, Milestone.WARNED);
      ascending(row, points, Milestone.OVERDUE_1, Milestone.OVERDUE_2);
    }
    if (clock == ClockName.SILENCE) {
      points.put(
          Milestone.REMINDER_1, new MilestonePoint(AFTER_ANCHOR, number(row, "reminder_1", DAYS)));
      points.put(
          Milestone.REMINDER_2, new MilestonePoint(AFTER_ANCHOR, number(row, "reminder_2", DAYS)));
      ascending(row, points, Milestone.REMINDER_1, Milestone.REMINDER_2);
    }
    return points;
  }

  private static void ascending(
      Row row, Map<Milestone, MilestonePoint> points, Milestone first, Milestone second) {
    var one = points.get(first);
    var two = points.get(second);
    if (one != null && two != null && one.amount() >= two.amount()) {
      throw row.refusal("milestonesOutOfOrder", first.name(), second.name());
    }
  }

  static @Nullable Target target(Row row, String column) {
    if (row.text(column).equals("-")) {
      return null;
    }
    var matcher = TARGET.matcher(row.text(column));
    var unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
    if (unit == null) {
      throw row.refusal("value", column, row.text(column));
    }
    return new Target(Integer.parseInt(matcher.group(1)), unit);
  }

  private static int number(Row row, String column, Pattern pattern) {
    var matcher = pattern.matcher(row.text(column));
    if (!matcher.matches()) {
      throw row.refusal("value", column, row.text(column));
    }
    return Integer.parseInt(matcher.group(1));
  }

  static String name(Row row, String column) {
    if (!NAME.matcher(row.text(column)).matches()) {
      throw row.refusal("value", column, row.text(column));
    }
    return row.text(column);
  }

  static @Nullable String variant(Row row) {
    return row.text("variant").equals("-") ? null : name(row, "variant");
  }

  static LocalDate validFrom(Row row) {
    try {
      return LocalDate.parse(row.text("valid_from"));
    } catch (DateTimeParseException e) {
      throw row.refusal("value", "valid_from", row.text("valid_from"));
    }
  }

  private PolicyFile() {}
}
