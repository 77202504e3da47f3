package org.investordesk.sla.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.sla.RuleBook;
import org.investordesk.sla.RuleBooks.Version;
import org.investordesk.sla.RuleRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the rule books that were put in force on the page, and which rows they made. */
@Repository
public class RuleVersionTables {

  /** Where a book has its rows, and the columns of its key there; no variant is empty there. */
  private enum Rows {
    LIMITS("policies", "type || ',' || coalesce(nullif(variant, ''), '-')"),
    STAGES("stage_limits", "type || ',' || coalesce(nullif(variant, ''), '-') || ',' || stage"),
    PAUSES("pause_limits", "reason");

    private final String table;
    private final String key;

    Rows(String table, String key) {
      this.table = table;
      this.key = key;
    }

    static Rows of(RuleBook book) {
      return valueOf(book.name());
    }
  }

  private final JdbcClient jdbc;

  RuleVersionTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long add(RuleBook book, LocalDate validFrom, boolean alsoOpen, Instant at) {
    return jdbc.sql(
            """
            insert into rule_versions (book, valid_from, also_open, made_at, counted_at)
            values (?, ?, ?, ?, ?) returning id
            """)
        .params(
            book.name(),
            validFrom,
            alsoOpen,
            at.atOffset(ZoneOffset.UTC),
            alsoOpen ? null : at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** The rows of a first day were made by this version. */
  public void claim(long version, RuleBook book, LocalDate validFrom, Collection<RuleRow> made) {
    var rows = Rows.of(book);
    jdbc.sql(
            "update "
                + rows.table
                + " set rule_version = ? where valid_from = ? and "
                + rows.key
                + " = any(?)")
        .params(version, validFrom, keys(book, made))
        .update();
  }

  /** Takes rows of a first day out, to put others in their place. */
  public void remove(RuleBook book, LocalDate validFrom, Collection<RuleRow> replaced) {
    var rows = Rows.of(book);
    if (book == RuleBook.LIMITS) {
      jdbc.sql("delete from policy_milestones where valid_from = ? and " + rows.key + " = any(?)")
          .params(validFrom, keys(book, replaced))
          .update();
    }
    jdbc.sql("delete from " + rows.table + " where valid_from = ? and " + rows.key + " = any(?)")
        .params(validFrom, keys(book, replaced))
        .update();
  }

  /** Versions of which these rows were made. */
  public List<Long> makersOf(RuleBook book, LocalDate validFrom, Collection<RuleRow> made) {
    var rows = Rows.of(book);
    return jdbc.sql(
            "select distinct rule_version from "
                + rows.table
                + " where rule_version is not null and valid_from = ? and "
                + rows.key
                + " = any(?) order by rule_version")
        .params(validFrom, keys(book, made))
        .query(Long.class)
        .list();
  }

  /** The keys of the rows that a version made, as {@link RuleRow#key}. */
  public List<List<String>> keysOf(Version version) {
    var rows = Rows.of(version.book());
    return jdbc
        .sql("select distinct " + rows.key + " from " + rows.table + " where rule_version = ?")
        .param(version.id())
        .query(String.class)
        .list()
        .stream()
        .map(key -> List.of(key.split(",")))
        .toList();
  }

  /** Takes back what is left of a version. */
  public void withdraw(Version version, Instant at) {
    var rows = Rows.of(version.book());
    if (version.book() == RuleBook.LIMITS) {
      jdbc.sql(
              """
              delete from policy_milestones m using policies p
              where p.rule_version = ? and m.type = p.type and m.variant = p.variant
                and m.valid_from = p.valid_from
              """)
          .param(version.id())
          .update();
    }
    jdbc.sql("delete from " + rows.table + " where rule_version = ?").param(version.id()).update();
    jdbc.sql("update rule_versions set withdrawn_at = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), version.id())
        .update();
  }

  public Optional<Version> find(long id) {
    return jdbc.sql(
            """
            select book, valid_from, also_open, counted_at is null and withdrawn_at is null as open,
              withdrawn_at is not null as withdrawn
            from rule_versions where id = ?
            """)
        .param(id)
        .query(
            (row, n) ->
                new Version(
                    id,
                    RuleBook.valueOf(row.getString("book")),
                    Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                    row.getBoolean("also_open"),
                    row.getBoolean("open"),
                    row.getBoolean("withdrawn")))
        .optional();
  }

  /** Versions for open issues, too, whose first day has come and that have not been counted. */
  public List<Long> toCount(LocalDate today) {
    return jdbc.sql(
            """
            select id from rule_versions
            where also_open and counted_at is null and withdrawn_at is null and valid_from <= ?
            order by valid_from, id
            """)
        .param(today)
        .query(Long.class)
        .list();
  }

  public void counted(long id, Instant at) {
    jdbc.sql("update rule_versions set counted_at = ? where id = ? and counted_at is null")
        .params(at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /** Subjects with a running clock that a book says something about. */
  public List<String> subjects(RuleBook book, Collection<List<String>> keys) {
    var ofBook =
        switch (book) {
          case LIMITS ->
              "clock not in ('STAGE', 'COMMITMENT', 'PAUSE') and policy_type || ',' ||"
                  + " coalesce(nullif(policy_variant, ''), '-') = any(?)";
          case STAGES -> "clock = 'STAGE' and split_part(part, ':', 1) = any(?)";
          case PAUSES -> "clock = 'PAUSE' and cardinality(?::text[]) > 0";
        };
    var wanted =
        keys.stream()
            .map(key -> book == RuleBook.STAGES ? key.get(2) : String.join(",", key))
            .distinct()
            .toArray(String[]::new);
    return jdbc.sql(
            "select distinct subject from clocks where stopped_at is null and not superseded and "
                + ofBook
                + " order by subject")
        .param(wanted)
        .query(String.class)
        .list();
  }

  private static String[] keys(RuleBook book, Collection<RuleRow> rows) {
    return rows.stream().map(row -> String.join(",", row.key(book))).toArray(String[]::new);
  }
}
