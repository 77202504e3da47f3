package org.investordesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.investordesk.demo.process.DeskTime;
import org.investordesk.demo.store.ClockMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * Makes ready what the desk stands on in the demo: data directory, secrets, PostgreSQL, time. A
 * reason the reader can remove is said in one line, and the program ends with 1.
 */
@Configuration
@Profile("demo")
class DemoStart {

  private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

  /** When the story of the sample data begins: Tuesday, half an hour before the office opens. */
  static final Instant STORY_BEGINS = Instant.parse("2026-07-15T00:00:00Z");

  /** The clock is marked this often, so it may be this much behind after a crash. */
  static final Duration MARK_EVERY = Duration.ofSeconds(5);

  /** Before any bean is made: ports and directory are looked at, secrets are put in place. */
  @Bean
  static BeanFactoryPostProcessor preflight(ConfigurableEnvironment environment) {
    return beans -> {
      var settings = DemoSettings.of(environment);
      var httpPort = environment.getProperty("server.port", Integer.class, 8080);
      FileLock lock = orEnd(() -> new Preflight(settings).check(httpPort));
      beans.registerSingleton("demoLock", lock);
      environment.getPropertySources().addFirst(secrets(settings, environment));
    };
  }

  @Bean
  DemoSettings demoSettings(ConfigurableEnvironment environment) {
    return DemoSettings.of(environment);
  }

  @Bean(destroyMethod = "close")
  DemoDatabase demoDatabase(DemoSettings settings) {
    var database = orEnd(() -> DemoDatabase.start(settings));
    try {
      var reached = ClockMark.read(database.url());
      if (reached.isPresent()) {
        DeskTime.runFrom(reached.get().plus(MARK_EVERY));
      } else {
        DeskTime.standAt(STORY_BEGINS);
        database.hurry();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the mark of the demo's clock cannot be read", e);
    }
    return database;
  }

  @Bean
  JdbcConnectionDetails demoConnection(DemoDatabase database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return database.url();
      }
    };
  }

  /** Random, made once, kept beside the database they belong to. */
  private static PropertiesPropertySource secrets(
      DemoSettings settings, ConfigurableEnvironment environment) {
    var names =
        Binder.get(environment)
            .bind("desk.demo.secrets", Bindable.listOf(String.class))
            .orElse(List.of());
    var secrets = new Properties();
    var file = settings.secrets();
    try {
      if (Files.exists(file)) {
        try (var reader = Files.newBufferedReader(file)) {
          secrets.load(reader);
        }
      }
      var random = new SecureRandom();
      for (var name : names) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        secrets.putIfAbsent(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
      try (var writer = Files.newBufferedWriter(file)) {
        secrets.store(writer, null);
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PropertiesPropertySource("demo secrets", secrets);
  }

  private static <T> T orEnd(Supplier<T> step) {
    try {
      return step.get();
    } catch (CannotStart e) {
      // thrown on, it would be logged once more with its whole stack; nothing runs yet that needs
      // an orderly end
      LOG.error(e.getMessage());
      Runtime.getRuntime().halt(1);
      throw e;
    }
  }
}
