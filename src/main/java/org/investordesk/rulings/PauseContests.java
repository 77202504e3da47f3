package org.investordesk.rulings;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * Contested pauses 暂停异议: the investor says once per pause that the clock should not stand still; a
 * coordinator rules within a working day. Each method is one transaction; what cannot be done is a
 * {@link org.investordesk.platform.Refusal}.
 */
public interface PauseContests {

  /**
   * A contest as the investor reads it.
   *
   * @param voided null while nobody has ruled
   * @param reason of the ruling; null while nobody has ruled
   */
  record Contest(
      long pause, Instant at, String words, @Nullable Boolean voided, @Nullable String reason) {}

  /**
   * @param words one more sentence, at most 500 characters; may be empty
   */
  void contest(IssueNumber number, long pause, String words);

  /**
   * The pause is void: its time is given back, and where it still runs the work goes on.
   *
   * @param text 4 to 1000 characters, told to investor and department
   */
  void uphold(long request, String text);

  /**
   * The pause stands.
   *
   * @param text 4 to 1000 characters, told to the investor
   */
  void reject(long request, String text);

  /** Nobody ruled within the working day: told once; nothing where it has been ruled on. */
  void overdue(long request);

  List<Contest> of(IssueNumber number);
}
