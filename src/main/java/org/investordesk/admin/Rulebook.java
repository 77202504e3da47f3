package org.investordesk.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.sla.RuleBook;
import org.jspecify.annotations.Nullable;

/** What can be edited under {@code /desk/rules}: books of limits and decision tables. */
enum Rulebook {
  LIMITS(RuleBook.LIMITS),
  STAGES(RuleBook.STAGES),
  PAUSES(RuleBook.PAUSES),
  /** Who is called: an issue keeps the ladder of the day of its registration. */
  LADDER("escalation-ladder"),
  /** Who is responsible: the table of the day of the dispatch. */
  ROUTES("lead-department");

  private final @Nullable RuleBook book;
  private final @Nullable String decision;

  Rulebook(RuleBook book) {
    this.book = book;
    this.decision = null;
  }

  Rulebook(String decision) {
    this.book = null;
    this.decision = decision;
  }

  static Optional<Rulebook> at(String path) {
    return Arrays.stream(values()).filter(book -> book.path().equals(path)).findAny();
  }

  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String file() {
    return isTable() ? decision() + ".dmn" : book().file();
  }

  public boolean isTable() {
    return decision != null;
  }

  /** Whether what is open keeps an earlier version unless it is told otherwise. */
  public boolean keepsPromises() {
    return this != ROUTES;
  }

  public RuleBook book() {
    return Objects.requireNonNull(book, "a table is no book of limits");
  }

  public String decision() {
    return Objects.requireNonNull(decision, "a book of limits is no table");
  }
}
