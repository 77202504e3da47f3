package org.investordesk.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The PostgreSQL of the demo in its data directory. A server that outlived a killed desk is used
 * on.
 */
final class DemoDatabase implements AutoCloseable {

  private static final Duration START_UP = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private DemoDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts it durable, as in earnest: the library's own default is without fsync.
   *
   * @throws CannotStart with the last line of the server's log
   */
  static DemoDatabase start(DemoSettings settings) {
    try {
      Files.createDirectories(settings.binaries());
      var log = Redirect.appendTo(settings.postgresLog().toFile());
      return new DemoDatabase(
          EmbeddedPostgres.builder()
              .setDataDirectory(settings.postgres())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(settings.binaries().toFile())
              .setPort(settings.postgresPort())
              .setLocaleConfig("locale", "C.UTF-8")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "60")
              .setPGStartupWait(START_UP)
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .start());
    } catch (IOException | IllegalStateException e) {
      throw new CannotStart(
          e, "demo.cannotStart.postgres", settings.postgresLog(), lastLine(settings));
    }
  }

  private static String lastLine(DemoSettings settings) {
    try (Stream<String> lines = Files.lines(settings.postgresLog())) {
      return lines.filter(line -> !line.isBlank()).reduce((first, second) -> second).orElse("");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /**
   * While the sample data are made nobody needs a commit to survive: interrupted, they begin anew.
   * Counts for connections opened from now on.
   */
  void hurry() throws SQLException {
    execute("alter role postgres set synchronous_commit = off");
  }

  /** Every commit is on the disk again; counts for connections opened from now on. */
  void takeCare() throws SQLException {
    execute("alter role postgres reset synchronous_commit");
    execute("checkpoint");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
