package org.investordesk.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where the demo keeps its things and which ports it takes; each is a property {@code desk.demo.…}.
 *
 * @param dataDirectory default {@code ./data}; delete it to begin anew
 * @param postgresPort default 15432, on 127.0.0.1 only
 * @param smtpPort default 13025, on 127.0.0.1 only
 */
record DemoSettings(Path dataDirectory, int postgresPort, int smtpPort) {

  static DemoSettings of(Environment environment) {
    return Binder.get(environment).bind("desk.demo", DemoSettings.class).get();
  }

  Path directory() {
    return dataDirectory.toAbsolutePath().normalize();
  }

  Path postgres() {
    return directory().resolve("postgres");
  }

  /** Unpacked programs of PostgreSQL; can be deleted at any time. */
  Path binaries() {
    return directory().resolve("binaries");
  }

  Path postgresLog() {
    return directory().resolve("postgres.log");
  }

  /** There once the sample data is complete; what was interrupted before begins anew. */
  Path complete() {
    return directory().resolve("complete");
  }

  Path secrets() {
    return directory().resolve("secrets.properties");
  }

  Path lock() {
    return directory().resolve("lock");
  }
}
