package org.investordesk.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.RuleBooks;
import org.investordesk.sla.RulePreview;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Puts previewed rules in force and keeps who did it, why, and what it moved. */
@Service
class RuleChanges {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_REASON = 500;

  private final RuleBooks books;
  private final EditedTables tables;
  private final DecisionVersions decisions;
  private final RuleHistory history;
  private final CurrentUsers users;
  private final Audit audit;
  private final Clock clock;

  RuleChanges(
      RuleBooks books,
      EditedTables tables,
      DecisionVersions decisions,
      RuleHistory history,
      CurrentUsers users,
      Audit audit,
      Clock clock) {
    this.books = books;
    this.tables = tables;
    this.decisions = decisions;
    this.history = history;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  /**
   * What would change. Reads only.
   *
   * @throws Refusal for rules that cannot be taken, with file, line and reason
   */
  RulePlan plan(ProposedRules proposed) {
    if (proposed.validFrom().isBefore(today())) {
      throw new Refusal("sla.refusal.rulesPast", proposed.validFrom().toString());
    }
    if (proposed.book().isTable()) {
      return tables.plan(proposed);
    }
    var preview =
        books.preview(
            proposed.book().book(),
            proposed.file(),
            proposed.content(),
            proposed.validFrom(),
            proposed.alsoOpen());
    return new RulePlan(
        differences(preview),
        preview.version(),
        !preview.replaced().isEmpty(),
        new TableCheck.Warnings(List.of(), List.of()),
        preview.moved(),
        preview.keeping());
  }

  private static List<RuleDifference> differences(RulePreview preview) {
    var found = new ArrayList<RuleDifference>();
    for (var change : preview.rows()) {
      var before = change.before();
      for (var column : change.columns()) {
        found.add(
            new RuleDifference(
                String.join(",", change.after().key(preview.book())),
                column,
                before == null ? null : before.cell(column),
                change.after().cell(column)));
      }
    }
    return found;
  }

  /**
   * The version, the entry of the history and the audit are one transaction; limits of open issues
   * follow, one issue after the other.
   *
   * @param number of the preview that was agreed to
   * @return id of the change
   */
  long apply(ProposedRules proposed, long number, String reason) {
    var said = said(reason);
    var plan = plan(proposed);
    if (plan.differences().isEmpty()) {
      throw new Refusal("sla.refusal.rulesUnchanged");
    }
    var added = new ArrayList<Long>(1);
    LongConsumer alongside = version -> added.add(record(proposed, plan, version, said));
    if (proposed.book().isTable()) {
      tables.put(proposed, number, alongside);
    } else {
      books.put(
          proposed.book().book(),
          proposed.file(),
          proposed.content(),
          proposed.validFrom(),
          proposed.alsoOpen(),
          number,
          alongside);
    }
    return added.get(0);
  }

  private long record(ProposedRules proposed, RulePlan plan, long version, String reason) {
    var book = proposed.book();
    var by = users.current().id();
    if (plan.replaced()) {
      replaced(proposed, reason, by);
    }
    var id =
        history.add(
            new RuleHistory.Entry(
                book,
                version,
                proposed.validFrom(),
                proposed.alsoOpen() && book.keepsPromises(),
                proposed,
                by,
                reason,
                clock.instant(),
                plan.differences()));
    var details = new LinkedHashMap<String, Object>();
    details.put("change", id);
    details.put("version", version);
    details.put("validFrom", proposed.validFrom().toString());
    details.put("alsoOpen", proposed.alsoOpen() && book.keepsPromises());
    details.put("file", proposed.file());
    details.put("sha256", proposed.sha256());
    audit.record(subject(book), "rules.changed", details);
    return id;
  }

  /** A version of which nothing is left reads as taken back. */
  private void replaced(ProposedRules proposed, String reason, String by) {
    for (var earlier : history.of(proposed.book())) {
      var gone =
          proposed.book().isTable()
              ? earlier.validFrom().equals(proposed.validFrom())
              : books.version(earlier.version()).withdrawn();
      if (gone && earlier.withdrawal() == null) {
        history.withdraw(proposed.book(), earlier.version(), by, reason, clock.instant());
      }
    }
  }

  /**
   * Takes a version back whose first day has not come.
   *
   * @throws Refusal where it has
   */
  void withdraw(long id, String reason) {
    var said = said(reason);
    var change = history.find(id).orElseThrow(NotFound::new);
    Runnable alongside =
        () -> {
          history.withdraw(
              change.book(), change.version(), users.current().id(), said, clock.instant());
          audit.record(
              subject(change.book()),
              "rules.withdrawn",
              Map.of("change", id, "version", change.version()));
        };
    if (change.book().isTable()) {
      decisions.withdraw(change.version(), alongside);
    } else {
      books.withdraw(change.version(), alongside);
    }
  }

  /** Counts what an interruption left; once it is through, nothing is left to move. */
  void finish(long id) {
    var change = history.find(id).orElseThrow(NotFound::new);
    if (!change.book().isTable()) {
      books.recount(change.version());
    }
  }

  /** Whether open issues are still being counted, or that was interrupted. */
  boolean isUnfinished(RuleChange change) {
    return !change.book().isTable()
        && change.withdrawal() == null
        && !change.validFrom().isAfter(today())
        && books.version(change.version()).uncounted();
  }

  /** In the transaction that moves the limit: the history and the clocks cannot differ. */
  @EventListener
  void on(DueMoved moved) {
    if (moved.rules() != 0) {
      history.add(moved);
    }
  }

  private static String said(String reason) {
    var said = reason.strip();
    if (said.isEmpty() || said.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(Problem.of("reason", "admin.refusal.reason", String.valueOf(LONGEST_REASON))));
    }
    return said;
  }

  private static String subject(Rulebook book) {
    return "rules/" + book.path();
  }
}
