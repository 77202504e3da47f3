package org.investordesk.demo.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the demo's clock has come; it never goes back. */
@Repository
@Profile("demo")
public class ClockMark {

  private final JdbcClient jdbc;

  ClockMark(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void save(Instant reached) {
    jdbc.sql(
            """
            insert into demo_clock (id, reached) values (1, :reached)
            on conflict (id) do update set reached = greatest(demo_clock.reached, excluded.reached)
            """)
        .param("reached", OffsetDateTime.ofInstant(reached, ZoneOffset.UTC))
        .update();
  }

  /**
   * Reads the mark before anything else of the desk exists: what starts later asks for the time.
   *
   * @return empty on a new database
   */
  public static Optional<Instant> read(String jdbcUrl) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement()) {
      try (var table = statement.executeQuery("select to_regclass('demo_clock')")) {
        table.next();
        if (table.getString(1) == null) {
          return Optional.empty();
        }
      }
      try (var row = statement.executeQuery("select reached from demo_clock where id = 1")) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }
}
