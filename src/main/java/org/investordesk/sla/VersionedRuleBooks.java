package org.investordesk.sla;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.RulePreview.RowChange;
import org.investordesk.sla.domain.PauseLimitsFile;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.Policy;
import org.investordesk.sla.domain.PolicyFile;
import org.investordesk.sla.domain.RuleBookFile;
import org.investordesk.sla.domain.RuleBookFile.Line;
import org.investordesk.sla.domain.RuleSense;
import org.investordesk.sla.domain.StageLimits;
import org.investordesk.sla.domain.StageLimitsFile;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.RuleTables;
import org.investordesk.sla.store.RuleVersionTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Saves the version first, then goes from subject to subject: no lock is held over all of them. */
@Service
class VersionedRuleBooks implements RuleBooks {

  private static final Logger LOG = LoggerFactory.getLogger(VersionedRuleBooks.class);

  private final RuleTables ruleTables;
  private final RuleVersionTables versions;
  private final TimeRules rules;
  private final SubjectClocks clocks;
  private final TransactionOperations transactions;
  private final Clock clock;

  VersionedRuleBooks(
      RuleTables ruleTables,
      RuleVersionTables versions,
      TimeRules rules,
      SubjectClocks clocks,
      TransactionOperations transactions,
      Clock clock) {
    this.ruleTables = ruleTables;
    this.versions = versions;
    this.rules = rules;
    this.clocks = clocks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a file changes, and the rules as they would be.
   *
   * @param replaced rows still to come that others take the place of
   */
  private record Draft(List<RowChange> changes, List<RuleRow> replaced, NewRules after) {

    List<RuleRow> made() {
      return changes.stream().map(RowChange::after).toList();
    }
  }

  @Override
  public Sheet sheet(RuleBook book) {
    var today = today();
    var all = rows(book);
    var inForce = inForce(book, today);
    return new Sheet(
        List.copyOf(inForce.values()),
        all.stream().filter(row -> row.validFrom().isAfter(today)).toList(),
        all.stream()
            .filter(row -> !row.validFrom().isAfter(today) && !inForce.containsValue(row))
            .sorted(Comparator.comparing(RuleRow::validFrom).reversed())
            .toList());
  }

  @Override
  public Version version(long id) {
    return versions.find(id).orElseThrow(NotFound::new);
  }

  @Override
  public long version() {
    return rules.version();
  }

  @Override
  public String file(RuleBook book, LocalDate on) {
    return RuleBookFile.written(book, inForce(book, on).values());
  }

  @Override
  public String withRow(RuleBook book, LocalDate on, Map<String, String> cells) {
    var rows = inForce(book, on);
    var key = book.key().stream().map(column -> cells.getOrDefault(column, "")).toList();
    var before = Optional.ofNullable(rows.get(key)).orElseThrow(NotFound::new);
    var after = new LinkedHashMap<>(before.cells());
    after.replaceAll(
        (column, cell) ->
            book.key().contains(column)
                ? cell
                // what stands between commas would be read as another column
                : cells.getOrDefault(column, cell).replace(',', '，').strip());
    rows.put(key, new RuleRow(before.validFrom(), after));
    return RuleBookFile.written(book, rows.values());
  }

  @Override
  public RulePreview preview(
      RuleBook book, String file, String content, LocalDate validFrom, boolean alsoOpen) {
    var version = rules.version();
    var draft = draft(book, file, content, validFrom);
    var moved = new ArrayList<DueMoved>();
    int open = 0;
    for (var subject : versions.subjects(book, draft.after().keys())) {
      var would = clocks.wouldMove(subject, draft.after());
      moved.addAll(would.moved());
      open += would.clocks();
    }
    return new RulePreview(
        book,
        validFrom,
        alsoOpen,
        version,
        draft.changes(),
        draft.replaced().isEmpty()
            ? List.of()
            : versions.makersOf(book, validFrom, draft.replaced()),
        alsoOpen ? List.copyOf(moved) : List.of(),
        alsoOpen ? 0 : open);
  }

  @Override
  public void put(
      RuleBook book,
      String file,
      String content,
      LocalDate validFrom,
      boolean alsoOpen,
      long version,
      LongConsumer alongside) {
    var put =
        transactions.execute(
            status -> {
              ruleTables.lockCalendar();
              if (version != rules.versionInTables()) {
                throw new Refusal("sla.refusal.rulesChanged");
              }
              var draft = draft(book, file, content, validFrom);
              if (draft.changes().isEmpty()) {
                throw new Refusal("sla.refusal.rulesUnchanged");
              }
              var emptied = replace(book, validFrom, draft.replaced());
              var id = versions.add(book, validFrom, alsoOpen, clock.instant());
              save(book, draft, validFrom);
              versions.claim(id, book, validFrom, draft.made());
              alongside.accept(id);
              LOG.info("rules {} version {} from {}, replaced {}", book, id, validFrom, emptied);
              return id;
            });
    rules.reload();
    if (put != null && alsoOpen && !validFrom.isAfter(today())) {
      recount(put);
    }
  }

  /** Takes out rows that others replace; a version of which nothing is left is withdrawn. */
  private List<Long> replace(RuleBook book, LocalDate validFrom, List<RuleRow> replaced) {
    if (replaced.isEmpty()) {
      return List.of();
    }
    var makers = versions.makersOf(book, validFrom, replaced);
    versions.remove(book, validFrom, replaced);
    var emptied = new ArrayList<Long>();
    for (var maker : makers) {
      var left = version(maker);
      if (versions.keysOf(left).isEmpty()) {
        versions.withdraw(left, clock.instant());
        emptied.add(maker);
      }
    }
    return emptied;
  }

  private void save(RuleBook book, Draft draft, LocalDate validFrom) {
    var after = draft.after();
    switch (book) {
      case LIMITS ->
          ruleTables.add(new Policies(of(after.policies().all(), Policy::validFrom, validFrom)));
      case STAGES ->
          ruleTables.add(
              new StageLimits(of(after.stages().all(), StageLimits.Version::validFrom, validFrom)));
      case PAUSES -> ruleTables.add(after.pauses());
    }
  }

  private static <T> List<T> of(
      Collection<T> all, Function<T, LocalDate> first, LocalDate validFrom) {
    return all.stream().filter(each -> first.apply(each).equals(validFrom)).toList();
  }

  @Override
  public void withdraw(long id, Runnable alongside) {
    transactions.executeWithoutResult(
        status -> {
          ruleTables.lockCalendar();
          var version = version(id);
          if (version.withdrawn() || !version.validFrom().isAfter(today())) {
            throw new Refusal("sla.refusal.ruleInForce");
          }
          versions.withdraw(version, clock.instant());
          alongside.run();
        });
    rules.reload();
  }

  @Override
  public List<DueMoved> recount(long id) {
    var version = version(id);
    if (version.withdrawn() || !version.alsoOpen() || version.validFrom().isAfter(today())) {
      return List.of();
    }
    var made =
        new NewRules(
            version.book(),
            version.validFrom(),
            Set.copyOf(versions.keysOf(version)),
            rules.policies(),
            rules.stages(),
            rules.pauses());
    var moved = new ArrayList<DueMoved>();
    var again = new ArrayList<String>();
    for (var subject : versions.subjects(version.book(), made.keys())) {
      try {
        moved.addAll(clocks.recalculate(subject, made, id));
      } catch (RuntimeException busy) {
        LOG.warn("{} could not be counted again at once: {}", subject, busy.getMessage());
        again.add(subject);
      }
    }
    // a timer that fired at the same moment is over by now; what fails again is a fault
    again.forEach(subject -> moved.addAll(clocks.recalculate(subject, made, id)));
    versions.counted(id, clock.instant());
    return moved;
  }

  /** Counts what became due, or was interrupted; every node may, the second finds nothing. */
  void countDue() {
    var due = versions.toCount(today());
    if (!due.isEmpty()) {
      rules.reload();
      due.forEach(this::recount);
    }
  }

  private Draft draft(RuleBook book, String file, String content, LocalDate validFrom) {
    if (validFrom.isBefore(today())) {
      throw new Refusal("sla.refusal.rulesPast", validFrom.toString());
    }
    var lines = RuleBookFile.read(book, file, content);
    var before = inForce(book, validFrom);
    onePerKey(book, file, lines, before);
    var changes = new ArrayList<RowChange>();
    var replaced = new ArrayList<RuleRow>();
    var changed = new HashMap<List<String>, Line>();
    for (var line : lines) {
      var key = line.row().key(book);
      var was = before.get(key);
      if (was != null && was.cells().equals(line.row().cells())) {
        continue;
      }
      var said = line.row().validFrom();
      if (!said.equals(validFrom) && (was == null || !said.equals(was.validFrom()))) {
        throw RuleBookFile.refusal(
            file, line.line(), "otherDay", said.toString(), validFrom.toString());
      }
      if (was != null && was.validFrom().equals(validFrom)) {
        if (!validFrom.isAfter(today())) {
          throw RuleBookFile.refusal(file, line.line(), "inForceToday", String.join(" ", key));
        }
        replaced.add(was);
      }
      changed.put(key, line);
      changes.add(new RowChange(was, new RuleRow(validFrom, line.row().cells())));
    }
    var after = after(book, file, validFrom, changes, replaced);
    sense(book, file, validFrom, changed, after);
    return new Draft(List.copyOf(changes), List.copyOf(replaced), after);
  }

  /** Every row of before stands there once, and nothing that the desk does not know. */
  private void onePerKey(
      RuleBook book, String file, List<Line> lines, Map<List<String>, RuleRow> before) {
    var seen = new HashMap<List<String>, Integer>();
    var types = new TreeSet<>(List.of(StageLimits.EVERY_TYPE + " -"));
    rows(RuleBook.LIMITS).forEach(row -> types.add(String.join(" ", row.key(RuleBook.LIMITS))));
    var stages =
        rows(RuleBook.STAGES).stream().map(row -> row.cell("stage")).collect(Collectors.toSet());
    for (var line : lines) {
      var key = line.row().key(book);
      var name = String.join(" ", key);
      var earlier = seen.put(key, line.line());
      if (earlier != null) {
        throw RuleBookFile.refusal(file, line.line(), "rowTwice", name, String.valueOf(earlier));
      }
      var known =
          before.containsKey(key)
              || (book == RuleBook.STAGES
                  && types.contains(key.get(0) + " " + key.get(1))
                  && stages.contains(key.get(2)));
      if (!known) {
        throw RuleBookFile.refusal(file, line.line(), "rowUnknown", name);
      }
    }
    for (var key : before.keySet()) {
      if (!seen.containsKey(key)) {
        var last = lines.get(lines.size() - 1).line();
        throw RuleBookFile.refusal(file, last, "rowMissing", String.join(" ", key));
      }
    }
  }

  private NewRules after(
      RuleBook book,
      String file,
      LocalDate validFrom,
      List<RowChange> changes,
      List<RuleRow> replaced) {
    var rows = new ArrayList<>(rows(book));
    rows.removeAll(replaced);
    changes.forEach(change -> rows.add(change.after()));
    var all = RuleBookFile.written(book, rows);
    var keys = changes.stream().map(change -> change.after().key(book)).collect(Collectors.toSet());
    return new NewRules(
        book,
        validFrom,
        keys,
        book == RuleBook.LIMITS ? PolicyFile.read(file, all) : rules.policies(),
        book == RuleBook.STAGES ? StageLimitsFile.read(file, all) : rules.stages(),
        book == RuleBook.PAUSES ? PauseLimitsFile.read(file, all) : rules.pauses());
  }

  /** Limits that cannot be meant, with the line of the row. */
  private void sense(
      RuleBook book,
      String file,
      LocalDate validFrom,
      Map<List<String>, Line> changed,
      NewRules after) {
    var sense = new RuleSense(rules.deadlines(), validFrom);
    for (var line : changed.values().stream().sorted(Comparator.comparing(Line::line)).toList()) {
      if (book == RuleBook.LIMITS) {
        refuse(
            file,
            line,
            sense.of(after.policies().version(RuleBookFile.policy(line.row()), validFrom)));
      }
      if (book == RuleBook.LIMITS
          || (book == RuleBook.STAGES && !line.row().cell("type").equals(StageLimits.EVERY_TYPE))) {
        var policy = after.policies().inForce(RuleBookFile.policy(line.row()), validFrom);
        refuse(file, line, sense.sum(policy, after.stages()));
      }
    }
  }

  private static void refuse(String file, Line line, Optional<RuleSense.Fault> fault) {
    fault.ifPresent(
        found -> {
          throw RuleBookFile.refusal(file, line.line(), found.key(), found.arguments().toArray());
        });
  }

  /** By key, in the order of the shipped file as far as it goes. */
  private Map<List<String>, RuleRow> inForce(RuleBook book, LocalDate on) {
    var inForce = new LinkedHashMap<List<String>, RuleRow>();
    for (var row : rows(book)) {
      var known = inForce.get(row.key(book));
      if (known == null || !row.validFrom().isAfter(on)) {
        inForce.put(row.key(book), row);
      }
    }
    return inForce;
  }

  /** By type, then by first day. */
  private List<RuleRow> rows(RuleBook book) {
    var rows =
        new ArrayList<>(
            switch (book) {
              case LIMITS -> RuleBookFile.rows(rules.policies());
              case STAGES -> RuleBookFile.rows(rules.stages());
              case PAUSES -> RuleBookFile.rows(rules.pauses());
            });
    rows.sort(
        Comparator.comparing((RuleRow row) -> String.join(" ", row.key(book)))
            .thenComparing(RuleRow::validFrom));
    return rows;
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
