package org.investordesk.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which elements of which process the tests of this run passed, by the engine's own history. */
public final class PassedElements {

  /** Element ids by process id; empty where no test of this run has started the desk. */
  public static Map<String, Set<String>> ofThisRun() {
    var passed = new TreeMap<String, Set<String>>();
    try (var connection = DriverManager.getConnection(EmbeddedDatabase.url(), "postgres", "");
        var statement = connection.createStatement()) {
      try (var history = statement.executeQuery("select to_regclass('act_hi_actinst')")) {
        if (!history.next() || history.getString(1) == null) {
          return passed;
        }
      }
      try (var rows =
          statement.executeQuery(
              "select distinct proc_def_key_, act_id_ from act_hi_actinst"
                  + " where proc_def_key_ is not null")) {
        while (rows.next()) {
          passed.computeIfAbsent(rows.getString(1), key -> new TreeSet<>()).add(rows.getString(2));
        }
      }
      return passed;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the engine's history", e);
    }
  }

  private PassedElements() {}
}
