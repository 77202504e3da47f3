package org.investordesk.admin.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * What a trial found. "Before" is what was recorded; "after" is what the proposal would have made
 * of it. An issue that even the rules as they are do not bring out as recorded counts as recorded
 * on both sides, and is listed with the reason.
 *
 * @param from first local day of registration
 * @param until the local day of the trial
 * @param issues how many were registered in between
 * @param late resolution limits missed
 * @param byType by type; null where none is known
 * @param byDepartment by id of the lead department; empty before the dispatch
 * @param byClock issues in which this clock was missed, of clocks that were or would have been
 * @param calls by level, those that people made included
 * @param people by whom they went to, the most changed first
 * @param differing in the order of their numbers
 * @param gaps numbers of issues that could not be replayed, by reason
 * @param byHand calls that people made, taken as they were
 * @param routes issues that would have been proposed to another department
 * @param limits what the proposal gives another target than now
 */
record Answer(
    LocalDate from,
    LocalDate until,
    int issues,
    Count late,
    Map<String, Count> byType,
    Map<String, Count> byDepartment,
    Map<ClockName, Count> byClock,
    Map<Level, Count> calls,
    List<PersonCount> people,
    List<Differing> differing,
    Map<Gap, List<IssueNumber>> gaps,
    int byHand,
    List<Routed> routes,
    List<LimitChange> limits) {

  /** Before and after. */
  record Count(int of, int before, int after) {

    static final Count NONE = new Count(0, 0, 0);

    Count plus(boolean was, boolean wouldBe) {
      return new Count(of + 1, before + (was ? 1 : 0), after + (wouldBe ? 1 : 0));
    }

    Count plus(int was, int wouldBe) {
      return new Count(of, before + was, after + wouldBe);
    }

    public int more() {
      return after - before;
    }
  }

  /** Calls to one person. */
  record PersonCount(Person person, Count calls) {}

  /** How one issue stood. */
  record Standing(
      @Nullable Instant due,
      boolean late,
      @Nullable Level highest,
      List<Person> holders,
      boolean asOfNow,
      int calls) {}

  /** An issue of which something would have been different. */
  record Differing(
      IssueNumber number,
      String subject,
      @Nullable IssueType type,
      @Nullable String variant,
      @Nullable String department,
      Standing before,
      Standing after) {}

  /**
   * Another lead department.
   *
   * @param led who led it first; null before the dispatch
   */
  record Routed(
      IssueNumber number, String subject, @Nullable String led, String before, String after) {}

  /**
   * A limit of the proposal that is another one than now.
   *
   * @param before null where the type has no such clock; then nothing can be replayed
   */
  record LimitChange(
      PolicyKey policy, ClockName clock, @Nullable Target before, @Nullable Target after) {}

  /** Why an issue cannot be replayed. */
  enum Gap {
    /** Its limits were counted by other rules than those now in force. */
    LIMITS,
    /** It was, or was not, called a level earlier, for a reason that is no longer so. */
    RAISED,
    /** The ladder called another level then. */
    LADDER,
    /** A milestone and a step of a person came at the same moment, or a timer came late. */
    TIMING
  }

  public int unreplayable() {
    return gaps.values().stream().mapToInt(List::size).sum();
  }

  /** Whether the proposal would have changed anything. */
  public boolean changesNothing() {
    return differing.isEmpty() && routes.isEmpty();
  }

  public int replayed() {
    return issues - unreplayable();
  }
}
