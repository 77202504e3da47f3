package org.investordesk.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.investordesk.demo.process.DeskTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last step of the start: sample data on the first one, then the clock and the box. */
@Component
@Profile("demo")
class DemoReady {

  private final DemoSettings settings;
  private final DemoDatabase database;
  private final HikariDataSource pool;
  private final SampleData sample;
  private final DemoTime time;
  private final StartUpBox box;

  DemoReady(
      DemoSettings settings,
      DemoDatabase database,
      HikariDataSource pool,
      SampleData sample,
      DemoTime time,
      StartUpBox box) {
    this.settings = settings;
    this.database = database;
    this.pool = pool;
    this.sample = sample;
    this.time = time;
    this.box = box;
  }

  /** Late, so that the other rooms have set themselves up. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void ready() throws SQLException {
    if (!Files.exists(settings.complete())) {
      sample.seed();
      time.start(SampleData.STORY_ENDS);
      database.takeCare();
      Objects.requireNonNull(pool.getHikariPoolMXBean()).softEvictConnections();
      markComplete();
    } else {
      time.start(DeskTime.now());
    }
    var directory = sample.directory();
    var first = directory.coordinators().get(0);
    var power = directory.office("power-supply");
    var leader = SampleDirectory.leaderId(0);
    box.print(
        List.of(
            new StartUpBox.Shown(first.id(), "coordinator", first.name()),
            new StartUpBox.Shown(power.handler(0), "clerk", power.handlers().get(0).get(1)),
            new StartUpBox.Shown(power.head().get(0), "head", power.head().get(1)),
            new StartUpBox.Shown(leader, "leader", directory.leaders().get(0)),
            new StartUpBox.Shown(
                directory.supervision().get(0).id(),
                "supervision",
                directory.supervision().get(0).name()),
            new StartUpBox.Shown(directory.mayor().id(), "mayor", directory.mayor().name()),
            new StartUpBox.Shown(
                directory.administrator().id(), "administrator", directory.administrator().name())),
        directory.password());
  }

  private void markComplete() {
    try {
      Files.createFile(settings.complete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
