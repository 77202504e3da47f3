package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.OrderColour;
import org.jspecify.annotations.Nullable;

/** All instructions and supervision orders with their history. */
public interface Directives {

  /** What is given. */
  record Given(
      IssueNumber issue,
      String department,
      @Nullable String person,
      String text,
      LocalDate until,
      String givenBy,
      String reviewer) {}

  Directive instruct(Given given, Instant at);

  /** Takes the next number of the year, in the caller's transaction. */
  Directive order(Given given, OrderColour colour, @Nullable Level level, int year, Instant at);

  Optional<Directive> find(long id);

  /** Oldest first. */
  List<Directive> of(IssueNumber issue);

  /** Newest first. */
  List<Directive> reviewedBy(String reviewer, boolean openOnly, int limit);

  /**
   * Moves a directive on and writes the step down.
   *
   * @return false where it is no longer in the state expected
   */
  boolean move(Directive.State from, Directive.State to, DirectiveStep step);

  /** Oldest first. */
  List<DirectiveStep> steps(Collection<Long> directives);
}
