package org.investordesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  @TempDir private Path directory;
  private int freePort;
  private int otherFreePort;
  private @Nullable FileLock lock;

  @BeforeEach
  void findPorts() throws IOException {
    try (var one = new ServerSocket(0);
        var other = new ServerSocket(0)) {
      freePort = one.getLocalPort();
      otherFreePort = other.getLocalPort();
    }
  }

  @AfterEach
  void unlock() throws IOException {
    if (lock != null) {
      lock.acquiredBy().close();
    }
  }

  @Test
  void an_empty_directory_and_free_ports_are_ready_to_start() throws IOException {
    lock = preflight(directory.resolve("new/data"), freePort).check(0);

    assertThat(lock.isValid()).isTrue();
    assertThat(directory.resolve("new/data/lock")).exists();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("new/data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void a_taken_http_port_is_said_in_one_line_of_both_languages() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertOneLine(preflight(directory, freePort), taken.getLocalPort())
          .contains(Integer.toString(taken.getLocalPort()), "端口", "SERVER_PORT", "port");
    }
  }

  @Test
  void a_taken_database_port_is_said_in_one_line() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertOneLine(preflight(directory, taken.getLocalPort()), 0)
          .contains(Integer.toString(taken.getLocalPort()), "database port");
    }
  }

  @Test
  void a_taken_mail_port_is_said_in_one_line() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = new DemoSettings(directory, freePort, taken.getLocalPort());
      assertOneLine(new Preflight(settings), 0)
          .contains(Integer.toString(taken.getLocalPort()), "mail port");
    }
  }

  @Test
  void data_of_another_postgresql_is_left_alone_and_said_in_one_line() throws IOException {
    var version = Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION");
    Files.writeString(version, "14\n");

    assertOneLine(preflight(directory, freePort), 0).contains("PostgreSQL 14", "PostgreSQL 18");
    assertThat(version).hasContent("14");
  }

  @Test
  void a_directory_that_cannot_be_written_is_said_in_one_line() throws IOException {
    var file = Files.createFile(directory.resolve("data"));

    assertOneLine(preflight(file, freePort), 0).contains(file.toString(), "cannot be written");
  }

  @Test
  void a_process_id_left_by_a_crash_does_not_stand_in_the_way() throws IOException {
    var data = Files.createDirectories(directory.resolve("postgres"));
    Files.createFile(directory.resolve("complete"));
    // the id has gone to another program since: this very one
    Files.writeString(
        data.resolve("postmaster.pid"),
        "%d\n%s\n1790000000\n%d\n".formatted(ProcessHandle.current().pid(), data, freePort));

    lock = preflight(directory, freePort).check(0);

    assertThat(data.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void a_first_start_that_was_interrupted_begins_anew() throws IOException {
    var data = Files.createDirectories(directory.resolve("postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "18\n");

    lock = preflight(directory, freePort).check(0);

    assertThat(data).doesNotExist();
  }

  @Test
  void complete_data_are_kept() throws IOException {
    var version = Files.createDirectories(directory.resolve("postgres")).resolve("PG_VERSION");
    Files.writeString(version, "18\n");
    Files.createFile(directory.resolve("complete"));

    lock = preflight(directory, freePort).check(0);

    assertThat(version).exists();
  }

  @Test
  void the_major_is_the_one_the_build_pins() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<postgres-binaries.version>%d.".formatted(Preflight.POSTGRES_MAJOR));
  }

  private Preflight preflight(Path data, int postgresPort) {
    return new Preflight(new DemoSettings(data, postgresPort, otherFreePort));
  }

  private static AbstractStringAssert<?> assertOneLine(Preflight preflight, int httpPort) {
    var thrown = catchThrowableOfType(CannotStart.class, () -> preflight.check(httpPort));
    assertThat(thrown).isNotNull();
    return assertThat(thrown.getMessage()).doesNotContain("\n").contains("演示无法启动", " / ");
  }
}
