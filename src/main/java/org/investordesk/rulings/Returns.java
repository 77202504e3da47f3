package org.investordesk.rulings;

import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * Returns of issues 退单: a department asks once, a coordinator rules, and that is final. The clocks
 * run on meanwhile. Each method is one transaction; what cannot be done is a {@link
 * org.investordesk.platform.Refusal}.
 */
public interface Returns {

  /**
   * Asked by the lead department, until close of business of the first working day after the
   * dispatch.
   *
   * @param wanted id of the department it should go to
   * @param reason 10 to 1000 characters
   */
  void request(IssueNumber number, String wanted, String reason);

  /**
   * The issue goes to another department.
   *
   * @param department null takes the one that was named
   * @param text a word to the department that asked; may be empty
   */
  void grant(long request, @Nullable String department, String text);

  /**
   * The issue stays, finally.
   *
   * @param text 4 to 1000 characters
   */
  void refuse(long request, String text);

  /** Nobody ruled on its day: told once; nothing where it has been ruled on. */
  void overdue(long request);
}
