package org.investordesk.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk does with the issues of one or several cases: divides one 拆分, links two 关联, merges
 * duplicates 合并. Each method is one transaction, as those of {@link IssueDesk}; who acts is taken
 * from {@link org.investordesk.platform.CurrentUsers}, and the caller has asked whether he may.
 */
public interface CaseWork {

  /** Issues one split may make, the divided one counted. */
  int MOST_PARTS = 10;

  /**
   * One issue out of a division.
   *
   * @param subject one line, 4 to 120 characters
   * @param description what this part is about, 10 to 3,000 characters; null takes the investor's
   *     words
   * @param assisting departments asked for an opinion, each with a date of its own where it is
   *     given; a blank question asks about the part as a whole
   */
  record Part(
      IssueType type,
      @Nullable String variant,
      String department,
      String subject,
      @Nullable String description,
      List<Opinions.Ask> assisting) {

    public Part {
      assisting = List.copyOf(assisting);
    }
  }

  /** How two issues belong together. */
  enum LinkKind {
    /** 关联 */
    RELATED,
    /** 先后: the second can be finished only after the first */
    BEFORE
  }

  /**
   * Takes an issue in as several. The first part keeps its number; the others are new issues of the
   * same case, registered when it was.
   *
   * @param reason 4 to 500 characters, for staff; also says why a department is not the proposed
   *     one
   * @return the numbers in the order of the parts
   * @throws org.investordesk.platform.Refusal {@code cases.refusal.tooFewParts}, {@code
   *     tooManyParts}, a wrong part, or an issue that is past its triage
   */
  List<IssueNumber> splitAtTriage(
      IssueNumber number,
      List<Part> parts,
      String reason,
      @Nullable Long investorId,
      @Nullable Long projectId);

  /**
   * Makes parts of an issue that a department has in hand issues of their own. It keeps its number,
   * type, department and clocks.
   *
   * @return the new numbers
   */
  List<IssueNumber> splitOff(IssueNumber number, List<Part> parts, String reason);

  /**
   * Links two issues; both case files show it. For {@link LinkKind#BEFORE} the first one comes
   * first.
   *
   * @param reason 4 to 500 characters, for staff
   * @throws org.investordesk.platform.Refusal for an issue with itself, two that are linked, or an
   *     order that would go round in a circle
   */
  void link(IssueNumber one, IssueNumber other, LinkKind kind, String reason);

  /**
   * Takes a link away; does nothing where there is none.
   *
   * @param reason 4 to 500 characters, for staff
   */
  void unlink(IssueNumber one, IssueNumber other, String reason);

  /**
   * Ends an issue as {@link IssueState#MERGED}: it lives on in another. Its clocks stop, its
   * instance ends, its investor is told the other number. Where the other issue is withdrawn, what
   * other investors reported comes back by itself, as by {@link #separate}.
   *
   * @param reason 4 to 500 characters, for staff
   * @param privacyChecked two investors report the same, and a coordinator has checked that neither
   *     will read of the other; needed, and looked at, only then
   * @throws org.investordesk.platform.Refusal for an issue with itself, a closed one, a chain, two
   *     investors without leave
   */
  void merge(IssueNumber duplicate, IssueNumber into, String reason, boolean privacyChecked);

  /**
   * Takes a merger back: the issue goes on as one of its own, at the dispatch, with its old
   * registration; what it lacks in type or department it takes from the one it lived on in.
   *
   * @param reason 4 to 500 characters, for staff
   * @throws org.investordesk.platform.Refusal {@code cases.refusal.separateTooLate} after close of
   *     business of the working day that follows the merger
   */
  void separate(IssueNumber merged, String reason);

  /**
   * The investor says that it is not the same, or not solved for him: the issue goes on as one of
   * its own, as by {@link #separate}, but as long as the other is open and 30 days after.
   *
   * @param text 2 to 1,000 characters, kept on the public timeline
   */
  void contest(IssueNumber merged, String text);
}
