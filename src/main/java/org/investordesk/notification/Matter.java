package org.investordesk.notification;

import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is about; all mails about one matter to one addressee are one thread, and to an
 * investor those about all issues of his case.
 *
 * @param id the issue number, or for staff something else with a number of its own, such as {@code
 *     handover-12}
 * @param caseId null where it is no issue
 */
record Matter(String id, @Nullable UUID caseId) {

  static Matter of(IssueView issue) {
    return new Matter(issue.number().value(), issue.caseId());
  }

  static Matter of(String id) {
    return new Matter(id, null);
  }

  boolean isOfCase(Matter other) {
    return caseId != null && caseId.equals(other.caseId);
  }

  Optional<IssueNumber> issue() {
    return IssueNumber.parse(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
