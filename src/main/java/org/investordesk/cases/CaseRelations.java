package org.investordesk.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how issues belong together. Says nothing about who may read the others. */
public interface CaseRelations {

  /** What the investor wrote, as he wrote it. */
  record Words(String subject, String description) {}

  /**
   * A link as one of its two issues sees it.
   *
   * @param precedes whether this issue must be finished before the other one; for {@link
   *     CaseWork.LinkKind#BEFORE} only
   */
  record Link(
      IssueNumber other, CaseWork.LinkKind kind, boolean precedes, String reason, Instant at) {}

  /**
   * Where a merged issue lives on.
   *
   * @param acrossInvestors the other issue is another investor's
   */
  record Merger(
      IssueNumber issue, IssueNumber into, boolean acrossInvestors, String reason, Instant at) {}

  /**
   * An open issue that may be the same.
   *
   * @param percent how alike the words are, 0 to 100: of the pairs of neighbouring characters in
   *     both, the share that both have
   */
  record Alike(
      IssueNumber issue,
      int percent,
      boolean sameProject,
      boolean sameType,
      boolean sameInvestor) {}

  /** What the investor wrote where the issue was divided since; empty where it says so itself. */
  Optional<Words> reported(UUID caseId);

  /** The issue this one was split off; null where it was reported itself. */
  @Nullable IssueNumber splitFrom(IssueNumber number);

  List<Link> links(IssueNumber number);

  Optional<Merger> mergedInto(IssueNumber number);

  /** Those that live on in this one. */
  List<Merger> mergedHere(IssueNumber number);

  /**
   * Whether two issues are the same investor's: of one case, of one known investor, or reported
   * from the same confirmed address.
   */
  boolean sameInvestor(IssueView one, IssueView other);

  /** The likeliest duplicates among open issues, at most five, most alike first. */
  List<Alike> alike(IssueNumber number);
}
