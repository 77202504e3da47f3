package org.investordesk.approval;

import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * One approval a project needs, as it stands in the agent’s list.
 *
 * @param department who approves it; null where not known yet
 * @param planOn until when it is planned to be there; null while not planned
 * @param missing what is missing, in words; null where nothing is
 * @param issue the issue it is handled under; null before it is reported
 */
public record ApprovalItem(
    long id,
    long project,
    String title,
    @Nullable String department,
    @Nullable LocalDate planOn,
    ItemState state,
    @Nullable String missing,
    @Nullable IssueNumber issue,
    @Nullable LocalDate doneOn) {

  public boolean isOverdue(LocalDate today) {
    return state.isOpen() && planOn != null && planOn.isBefore(today);
  }
}
