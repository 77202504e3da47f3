package org.investordesk.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What many issues are about, in short: for who looks for what they have in common. */
public interface IssueKinds {

  /**
   * One of them.
   *
   * @param department id of the lead department; null before the dispatch
   * @param area where the project is; null where the report does not say
   */
  record Kind(
      IssueNumber issue,
      IssueType type,
      @Nullable String variant,
      @Nullable String department,
      @Nullable String area) {}

  /** Registered from one instant to another, of known type and not merged, the newest first. */
  List<Kind> registered(Instant from, Instant until);

  /** Open issues of a project, oldest first. */
  List<IssueNumber> openOfProject(long projectId);
}
