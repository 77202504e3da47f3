package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Person;
import org.investordesk.sla.ClockName;
import org.jspecify.annotations.Nullable;

/**
 * An issue climbed to a level.
 *
 * @param rule id of the ladder's rule that fired
 * @param clock the clock whose milestone called the level
 * @param part which of several clocks of one name, see {@link
 *     org.investordesk.sla.ClockReading#part}
 * @param due the limit of that clock
 * @param to who is called; never empty
 * @param copies who is told besides
 * @param reason why a person called; null where a clock or a reopening did
 */
public record IssueEscalated(
    IssueNumber issue,
    Level level,
    String rule,
    ClockName clock,
    String part,
    Instant due,
    List<Person> to,
    List<Person> copies,
    @Nullable String reason,
    Instant at) {

  /** By a clock that is the only one of its name. */
  public IssueEscalated(
      IssueNumber issue,
      Level level,
      String rule,
      ClockName clock,
      Instant due,
      List<Person> to,
      List<Person> copies,
      Instant at) {
    this(issue, level, rule, clock, "", due, to, copies, null, at);
  }
}
