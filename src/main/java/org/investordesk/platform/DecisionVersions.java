package org.investordesk.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which version of an edited decision table counts on which day. A table nobody edited is the
 * latest one deployed. With the first edit the table that was in force until then is kept as the
 * version before it, so that a release with another shipped file changes nothing any more. Kept in
 * memory, since the general path asks; looked at again every few seconds for other nodes. Days are
 * those of Asia/Shanghai.
 */
@Component
public class DecisionVersions {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** The table in force before the first edit has been so for ever. */
  private static final LocalDate EVER = LocalDate.of(1, 1, 1);

  /**
   * One version.
   *
   * @param alsoOpen it counts from its first day on for what was registered before, too
   * @param shipped it came with a release, not from the page
   */
  public record Version(
      long id,
      String decision,
      LocalDate validFrom,
      boolean alsoOpen,
      String definition,
      boolean shipped,
      boolean withdrawn) {}

  /**
   * What to ask.
   *
   * @param version 0 for a table that came with a release
   */
  public record Chosen(String definition, long version) {

    /**
     * The rule as it is recorded: with its version where the page made it, as in {@code rule@3}.
     */
    public String recorded(String rule) {
      return version == 0 ? rule : rule + "@" + version;
    }
  }

  private record Known(long number, Map<String, List<Version>> versions) {}

  private final JdbcClient jdbc;
  private final DecisionTables tables;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Map<String, String> unedited = new ConcurrentHashMap<>();
  private volatile @Nullable Known known;

  DecisionVersions(
      JdbcClient jdbc, DecisionTables tables, TransactionOperations transactions, Clock clock) {
    this.jdbc = jdbc;
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The version in force today. */
  public Chosen inForce(String decision) {
    return inForce(decision, today());
  }

  /** The file of the version in force today. */
  public String file(String decision) {
    return tables.content(inForce(decision).definition());
  }

  /** The version in force on a day to come. */
  public Chosen inForce(String decision, LocalDate on) {
    return choose(decision, version -> !version.validFrom().isAfter(on));
  }

  /**
   * The version that was in force on the day of an instant, or one that came since and is for what
   * is open, too.
   */
  public Chosen promised(String decision, Instant since) {
    var day = LocalDate.ofInstant(since, SHANGHAI);
    var today = today();
    return choose(
        decision,
        version ->
            !version.validFrom().isAfter(version.alsoOpen() ? today : day)
                && !version.validFrom().isAfter(today));
  }

  private Chosen choose(String decision, Predicate<Version> counts) {
    var chosen =
        known().versions().getOrDefault(decision, List.of()).stream()
            .filter(version -> !version.withdrawn())
            .filter(counts)
            .max(Comparator.comparing(Version::validFrom).thenComparing(Version::id));
    return chosen
        .map(version -> new Chosen(version.definition(), version.shipped() ? 0 : version.id()))
        .orElseGet(() -> new Chosen(unedited.computeIfAbsent(decision, tables::latest), 0));
  }

  /** Every version, withdrawn ones among them, oldest first; empty for a table nobody edited. */
  public List<Version> of(String decision) {
    return known().versions().getOrDefault(decision, List.of());
  }

  public Optional<Version> find(long id) {
    return known().versions().values().stream()
        .flatMap(List::stream)
        .filter(version -> version.id() == id)
        .findAny();
  }

  /** A higher number after each change, the same on all nodes. */
  public long number() {
    return known().number();
  }

  /** The version still to come that one with this first day would replace. */
  public Optional<Version> replacedBy(String decision, LocalDate validFrom) {
    return of(decision).stream()
        .filter(version -> !version.withdrawn() && version.validFrom().equals(validFrom))
        .findAny();
  }

  /**
   * Deploys a table that has been checked; from its first day on it counts.
   *
   * @param number of the versions when it was previewed; another change since then is refused
   * @param alongside takes the id in the transaction that saves it
   * @throws Refusal for a first day that is over, or on which a version took effect already
   */
  public void put(
      String decision,
      String file,
      String content,
      LocalDate validFrom,
      boolean alsoOpen,
      long number,
      LongConsumer alongside) {
    if (validFrom.isBefore(today())) {
      throw new Refusal("platform.refusal.decisionPast", validFrom.toString());
    }
    transactions.executeWithoutResult(
        status -> {
          lock();
          if (number != numberInTable()) {
            throw new Refusal("platform.refusal.decisionChanged");
          }
          var now = read();
          if (now.getOrDefault(decision, List.of()).isEmpty()) {
            add(decision, EVER, false, tables.latest(decision), true);
          }
          now.getOrDefault(decision, List.of()).stream()
              .filter(version -> !version.withdrawn() && version.validFrom().equals(validFrom))
              .forEach(this::replace);
          alongside.accept(add(decision, validFrom, alsoOpen, tables.deploy(file, content), false));
        });
    reload();
  }

  private void replace(Version version) {
    if (!version.validFrom().isAfter(today())) {
      throw new Refusal("platform.refusal.decisionInForce");
    }
    takeBack(version.id());
  }

  /**
   * Takes back a version whose first day has not come.
   *
   * @throws Refusal where it has
   */
  public void withdraw(long id, Runnable alongside) {
    transactions.executeWithoutResult(
        status -> {
          lock();
          var version =
              read().values().stream()
                  .flatMap(List::stream)
                  .filter(each -> each.id() == id)
                  .findAny()
                  .orElseThrow(NotFound::new);
          if (version.withdrawn() || !version.validFrom().isAfter(today())) {
            throw new Refusal("platform.refusal.decisionInForce");
          }
          takeBack(id);
          alongside.run();
        });
    reload();
  }

  private void takeBack(long id) {
    jdbc.sql("update decision_version set withdrawn_at = ? where id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), id)
        .update();
  }

  private long add(
      String decision, LocalDate validFrom, boolean alsoOpen, String definition, boolean shipped) {
    return jdbc.sql(
            """
            insert into decision_version
              (decision, valid_from, also_open, definition_id, shipped, made_at)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            decision,
            validFrom,
            alsoOpen,
            definition,
            shipped,
            clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** One change after the other, until the transaction ends. */
  private void lock() {
    jdbc.sql("lock table decision_version in share row exclusive mode").update();
  }

  private long numberInTable() {
    return jdbc.sql("select count(*) + count(withdrawn_at) from decision_version")
        .query(Long.class)
        .single();
  }

  private Map<String, List<Version>> read() {
    var versions = new HashMap<String, List<Version>>();
    jdbc.sql("select * from decision_version order by id")
        .query(
            (row, n) ->
                new Version(
                    row.getLong("id"),
                    row.getString("decision"),
                    Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                    row.getBoolean("also_open"),
                    row.getString("definition_id"),
                    row.getBoolean("shipped"),
                    row.getObject("withdrawn_at") != null))
        .list()
        .forEach(
            version ->
                versions
                    .computeIfAbsent(version.decision(), key -> new ArrayList<>())
                    .add(version));
    return versions;
  }

  private Known known() {
    var kept = known;
    return kept == null ? reload() : kept;
  }

  private synchronized Known reload() {
    // the number first: what changes between the statements is then seen as a change again
    var read = new Known(numberInTable(), read());
    known = read;
    return read;
  }

  /** What another node changed. */
  @Scheduled(
      initialDelayString = "${desk.calendar-watch:PT5S}",
      fixedDelayString = "${desk.calendar-watch:PT5S}")
  void look() {
    var kept = known;
    if (kept == null || kept.number() != numberInTable()) {
      reload();
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
