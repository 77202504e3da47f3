package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The limits of types, stages and pauses, in versions. A version has a first day, not before today;
 * once that day has come it is never altered, a new one follows. Clocks keep the version they were
 * anchored with, unless a version says that it is for open issues, too: then their open clocks are
 * counted again on its first day, from the anchors they have. Dates said to investors ({@link
 * ClockName#COMMITMENT}) never move. Days are those of Asia/Shanghai.
 */
public interface RuleBooks {

  /**
   * The rows of a book.
   *
   * @param toCome with a first day after today, by that day
   * @param earlier that others followed, latest first
   */
  record Sheet(List<RuleRow> inForce, List<RuleRow> toCome, List<RuleRow> earlier) {}

  /**
   * A version that was made on the page.
   *
   * @param uncounted it is for open issues, which have not all been counted again yet
   */
  record Version(
      long id,
      RuleBook book,
      LocalDate validFrom,
      boolean alsoOpen,
      boolean uncounted,
      boolean withdrawn) {}

  Sheet sheet(RuleBook book);

  /** One version. */
  Version version(long id);

  /** The number of all rules of time in force; a higher one after each change. */
  long version();

  /** The file of what is in force on a day, in the format of the shipped one. */
  String file(RuleBook book, LocalDate on);

  /**
   * The file of what is in force on a day with one row changed, for {@link #preview}.
   *
   * @param cells of the row by column, its key among them
   */
  String withRow(RuleBook book, LocalDate on, Map<String, String> cells);

  /**
   * What a file would change. Reads clocks, locks and writes nothing.
   *
   * @param content every row of the book; those that differ from what is in force on the first day
   *     make the version
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  RulePreview preview(
      RuleBook book, String file, String content, LocalDate validFrom, boolean alsoOpen);

  /**
   * Puts a previewed version in force from its first day on. Where it is for open issues, too, and
   * that day is today, counts them again, each in a transaction of its own.
   *
   * @param version of the preview; another change since then is refused
   * @param alongside takes the id of the version in the transaction that saves it; what it throws
   *     leaves the rules as they were
   * @throws org.investordesk.platform.Refusal with file, line and reason; nothing is changed then
   */
  void put(
      RuleBook book,
      String file,
      String content,
      LocalDate validFrom,
      boolean alsoOpen,
      long version,
      LongConsumer alongside);

  /**
   * Takes back a version whose first day has not come.
   *
   * @throws org.investordesk.platform.Refusal where it has
   */
  void withdraw(long id, Runnable alongside);

  /** Counts open issues under a version that is for them; finishes what was interrupted. */
  List<DueMoved> recount(long id);
}
