package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;

/** All instructions. */
public interface Instructions {

  void add(
      IssueNumber issue,
      String text,
      String department,
      LocalDate until,
      String givenBy,
      Instant at);

  Optional<Instruction> find(long id);

  /** Oldest first. */
  List<Instruction> of(IssueNumber issue);

  /**
   * @return false where it was done before
   */
  boolean done(long id, String by, Instant at);
}
