package org.investordesk.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance inspection of an issue as others read it. Says nothing about who may read what.
 *
 * @param phase null where the issue never came here
 * @param lists oldest first
 * @param inspections oldest first
 * @param opinions oldest first; more than one where the issue came back
 * @param refused attempts at a second notice, oldest first
 */
public record AcceptanceFile(
    IssueNumber issue,
    @Nullable Phase phase,
    List<ItemList> lists,
    List<Inspection> inspections,
    List<FinalOpinion> opinions,
    List<RefusedNotice> refused) {

  /**
   * A list that went to the investor.
   *
   * @param round 1, 2, … of its kind
   * @param department who made it
   * @param newFact why a second notice was allowed; null for a first one
   * @param left the issue left the process before the list was settled
   */
  public record ItemList(
      long id,
      ListKind kind,
      int round,
      String department,
      String madeBy,
      Instant madeAt,
      @Nullable NewFact newFact,
      @Nullable String reason,
      boolean left,
      List<Item> items) {

    /** Items the investor or the department still has to do something about. */
    public List<Item> unsettled() {
      return left
          ? List.of()
          : items.stream().filter(item -> item.state() != ItemState.SETTLED).toList();
    }
  }

  /**
   * @param position 1, 2, … in its list
   * @param department whose finding it is; null for a defect of the papers
   * @param steps what happened to it, oldest first
   */
  public record Item(
      long id,
      int position,
      String what,
      String ground,
      @Nullable String department,
      ItemState state,
      List<Step> steps) {

    /** The report that counts now; null while nothing was reported since it was last judged. */
    public @Nullable Step report() {
      return last(Act.REPORTED);
    }

    /** What the department last found missing; null where it was not looked at again. */
    public @Nullable Step judgement() {
      for (var i = steps.size() - 1; i >= 0; i--) {
        if (steps.get(i).act() != Act.REPORTED) {
          return steps.get(i);
        }
      }
      return null;
    }

    /** Evidence of this round: since the item was last judged. */
    public List<UUID> evidence() {
      var since = 0;
      for (var i = 0; i < steps.size(); i++) {
        if (steps.get(i).act() == Act.STILL_OPEN) {
          since = i + 1;
        }
      }
      return steps.subList(since, steps.size()).stream()
          .flatMap(step -> step.files().stream())
          .toList();
    }

    private @Nullable Step last(Act act) {
      if (steps.isEmpty()) {
        return null;
      }
      var last = steps.get(steps.size() - 1);
      return last.act() == act ? last : null;
    }
  }

  /** What can happen to an item. */
  public enum Act {
    /** Reported as done. */
    REPORTED,
    /** Seen by the department: done. */
    FIXED,
    /** Seen by the department: not done. */
    STILL_OPEN
  }

  /**
   * @param by user id, or {@code investor}
   * @param reason why the department reported it on the investor's behalf; else null
   */
  public record Step(
      Act act,
      String by,
      Instant at,
      @Nullable String words,
      @Nullable String reason,
      List<UUID> files) {}

  /**
   * @param round the same as that of its opinions
   * @param proposed departments the table named
   * @param called departments that were called
   * @param reason why these are not those
   * @param passed null until the opinions are summarised
   */
  public record Inspection(
      long id,
      int round,
      String department,
      SiteFacts facts,
      List<String> proposed,
      List<String> called,
      @Nullable String reason,
      LocalDate on,
      String place,
      @Nullable String words,
      String convenedBy,
      Instant convenedAt,
      @Nullable Boolean passed,
      @Nullable String summary,
      @Nullable String absentWord,
      @Nullable Instant summarisedAt) {}

  public record FinalOpinion(
      String number, LocalDate on, String text, String givenBy, Instant givenAt) {}

  /**
   * @param items what the second notice would have said, a line each
   */
  public record RefusedNotice(
      IssueNumber issue, String department, String by, List<String> items, Instant at) {}

  /** The lists whose items are open, while the issue is in this process. */
  public List<ItemList> current() {
    return lists.stream().filter(list -> !list.unsettled().isEmpty()).toList();
  }
}
