package org.investordesk.cases;

import java.time.Instant;
import java.util.List;
import org.investordesk.sla.PolicyKey;
import org.jspecify.annotations.Nullable;

/** Issues of a stretch of time with what happened to them, in few statements: for who counts. */
public interface PastIssues {

  /**
   * A department took the lead.
   *
   * @param from of its first turn, or of the turn after another department's
   */
  record Led(Instant from, String department) {}

  /** It was given another type. */
  record Retyped(Instant at, IssueType type, @Nullable String variant) {}

  /**
   * One of them.
   *
   * @param type as it is now; null before anybody named one
   * @param department the lead department now; null before the dispatch
   * @param handler user id of who signed for it last; null before
   * @param proposedDepartment what the routing table proposed when it was registered
   * @param led lead departments in order of time
   * @param retyped in order of time; the classification at triage is not among them
   */
  record PastIssue(
      IssueNumber number,
      @Nullable IssueType type,
      @Nullable String variant,
      IssueState state,
      String subject,
      @Nullable String area,
      @Nullable Long investorId,
      @Nullable Long projectId,
      @Nullable String department,
      @Nullable String handler,
      @Nullable String coordinator,
      @Nullable String proposedDepartment,
      Instant registeredAt,
      List<Led> led,
      List<Retyped> retyped) {

    /** The policy of a type; null where the type is not known. */
    public @Nullable PolicyKey policy() {
      return type == null ? null : type.policy(variant);
    }

    /** Who led it at a moment; null before the dispatch. */
    public @Nullable String departmentAt(Instant at) {
      String department = null;
      for (var each : led) {
        if (!each.from().isAfter(at)) {
          department = each.department();
        }
      }
      return department;
    }
  }

  /**
   * Registered in a stretch of time, oldest first.
   *
   * @param until belongs to it
   */
  List<PastIssue> registered(Instant from, Instant until);
}
