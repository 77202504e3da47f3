package org.investordesk.demo.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.investordesk.testkit.EmbeddedDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's tables in a schema of their own, empty. */
public final class DemoTables {

  private static final String SCHEMA = "demo_test";

  private final String url = EmbeddedDatabase.url() + "&currentSchema=" + SCHEMA;
  private final JdbcClient jdbc;

  public DemoTables() throws IOException {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    jdbc = JdbcClient.create(source);
    jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
    jdbc.sql("create schema " + SCHEMA).update();
  }

  /** Makes the tables; before, the database is a new one. */
  public DemoTables made() throws IOException {
    var script =
        Files.readAllLines(Path.of("src", "main", "resources", "demo", "tables.sql")).stream()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"));
    for (var statement : script.split(";")) {
      if (!statement.isBlank()) {
        jdbc.sql(statement).update();
      }
    }
    return this;
  }

  String url() {
    return url;
  }

  ClockMark mark() {
    return new ClockMark(jdbc);
  }

  public CaughtMails mails() {
    return new CaughtMails(jdbc);
  }
}
