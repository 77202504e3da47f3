package org.investordesk.rulings.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.domain.Request.Ruling;

/** All requests. */
public interface Requests {

  /**
   * Adds a request, unless the same was asked before: a return by this department, a contest of
   * this pause, or an extension that still waits.
   *
   * @return empty where it was
   */
  Optional<Request> open(Request request);

  Optional<Request> find(long id);

  /** Oldest first. */
  List<Request> of(IssueNumber issue);

  /** Those nobody has ruled on, of many issues. */
  List<Request> openOf(Collection<IssueNumber> issues);

  /**
   * Decides an open request.
   *
   * @return false where it is not open any more
   */
  boolean decide(long id, Outcome outcome, Ruling ruling);

  /** Another date for the ruling, as the calendar or the limit moved. */
  void move(long id, Instant dueAt);

  /**
   * Notes that nobody ruled in time.
   *
   * @return false where it was noted before or somebody has ruled
   */
  boolean overdue(long id, Instant at);
}
