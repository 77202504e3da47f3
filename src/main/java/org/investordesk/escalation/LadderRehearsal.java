package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.directory.Person;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockRehearsal.Past;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * Climbs the ladder again on paper: whom the milestones of a replay would have called. Reads only.
 * Calls that a person made, and those of a reopening, are taken as they were.
 */
public interface LadderRehearsal {

  /** A ladder, in force or proposed. */
  interface Steps {}

  /** An issue with its clocks run again, see {@link Past#reached(int)}. */
  record Matter(PastIssue issue, Past clocks) {}

  /**
   * One call of one level.
   *
   * @param part which of several clocks of one name
   * @param milestone null where no clock called
   * @param department the lead department at that moment; null before the dispatch
   * @param round how often the issue had been reopened
   * @param raised called a level earlier
   * @param to who was or would have been called; empty where nobody asked
   * @param asOfNow nobody was called at this level then, so that {@code to} is who would be now
   */
  record Called(
      Level level,
      String rule,
      ClockName clock,
      String part,
      @Nullable Milestone milestone,
      @Nullable String department,
      int round,
      boolean raised,
      Instant at,
      List<Person> to,
      boolean asOfNow) {

    /** A person called, not a clock or a reopening. */
    public boolean byHand() {
      return milestone == null && !rule.equals(REOPENED);
    }
  }

  /** Rule of the call that a reopening makes. */
  String REOPENED = "reopened";

  /**
   * The calls of an issue.
   *
   * @param recorded as they were
   * @param control as the ladder in force calls for the first replay
   * @param proposed as the proposed ladder calls for the second replay
   */
  record Outcome(List<Called> recorded, List<Called> control, List<Called> proposed) {}

  /** File name of the ladder. */
  String FILE = "escalation-ladder.dmn";

  Steps inForce();

  /**
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  Steps of(String content);

  /** The ladder in force as a file. */
  String file();

  /**
   * One outcome an issue, in their order.
   *
   * @param now whose chain counts where nobody was called then
   */
  List<Outcome> replay(List<Matter> matters, Steps control, Steps proposed, Instant now);
}
