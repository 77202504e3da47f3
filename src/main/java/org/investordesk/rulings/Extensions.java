package org.investordesk.rulings;

import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Upload;

/**
 * Extensions 延期: asked by the lead department, decided the first time by a coordinator and
 * afterwards by the assigned leader only. Undecided at the limit, a request lapses. Each method is
 * one transaction; what cannot be done is a {@link org.investordesk.platform.Refusal}.
 */
public interface Extensions {

  /** Most working days that can be asked for at once. */
  int MOST_DAYS = 60;

  /**
   * Asked at least one working day before the limit.
   *
   * @param days working days, 1 to {@link #MOST_DAYS}, as typed
   * @param reason 10 to 1000 characters
   * @param evidence why it cannot be done in time; staff sees it
   */
  void request(IssueNumber number, String days, String reason, Upload evidence);

  /**
   * Moves the limit and tells the investor the new date and the reason.
   *
   * @param days working days, at most those asked for, as typed; empty grants all
   * @param text 10 to 1000 characters, told to the investor
   */
  void grant(long request, String days, String text);

  /**
   * @param text 4 to 1000 characters
   */
  void refuse(long request, String text);
}
