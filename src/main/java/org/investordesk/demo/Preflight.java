package org.investordesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the data directory and the ports before anything is started, so that what the reader can
 * remove is said in one line.
 */
final class Preflight {

  /** Major of the PostgreSQL binaries pinned in the build. */
  static final int POSTGRES_MAJOR = 18;

  private static final long STOP_SECONDS = 20;

  private final DemoSettings settings;

  Preflight(DemoSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks everything and makes ready to start PostgreSQL.
   *
   * @param httpPort 0 means any
   * @return the lock on the data directory, held as long as the demo runs
   * @throws CannotStart with one line
   */
  FileLock check(int httpPort) {
    var lock = lockDataDirectory();
    try {
      checkPort("demo.cannotStart.httpPort", httpPort, null);
      checkPort("demo.cannotStart.smtpPort", settings.smtpPort(), InetAddress.getLoopbackAddress());
      checkOwner();
      checkVersion();
      checkPostgresPort();
      beginAnewAfterInterruption();
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileLock lockDataDirectory() {
    var directory = settings.directory();
    try {
      Files.createDirectories(directory);
      closeToOthers(directory);
      var channel =
          FileChannel.open(settings.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        throw new CannotStart("demo.cannotStart.running", directory);
      }
      Files.deleteIfExists(Files.createTempFile(directory, "write", null));
      return lock;
    } catch (IOException e) {
      throw new CannotStart(e, "demo.cannotStart.notWritable", directory);
    }
  }

  /** The unpacked programs below are open to everybody: the library makes them so. */
  private static void closeToOthers(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void checkPort(String key, int port, @Nullable InetAddress address) {
    if (port > 0 && isTaken(port, address)) {
      throw new CannotStart(key, Integer.toString(port));
    }
  }

  private static boolean isTaken(int port, @Nullable InetAddress address) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** PostgreSQL refuses a directory of another user, and so do we, before it says so at length. */
  private void checkOwner() throws IOException {
    if (Files.exists(settings.postgres())) {
      var probe = Files.createTempFile(settings.directory(), "owner", null);
      var me = Files.getOwner(probe);
      Files.delete(probe);
      var owner = Files.getOwner(settings.postgres());
      if (!owner.equals(me)) {
        throw new CannotStart(
            "demo.cannotStart.owner", settings.postgres(), owner.getName(), me.getName());
      }
    }
  }

  private void checkVersion() throws IOException {
    var file = settings.postgres().resolve("PG_VERSION");
    if (Files.exists(file)) {
      var found = Files.readString(file).strip();
      if (!found.equals(Integer.toString(POSTGRES_MAJOR))) {
        throw new CannotStart(
            "demo.cannotStart.version",
            settings.directory(),
            found,
            Integer.toString(POSTGRES_MAJOR));
      }
    }
  }

  private void checkPostgresPort() throws IOException {
    var taken = isTaken(settings.postgresPort(), InetAddress.getLoopbackAddress());
    var server = Postmaster.of(settings.postgres());
    if (server != null && !server.runs()) {
      // left by a crash of the machine, and another program may have the process id by now
      Files.deleteIfExists(Postmaster.file(settings.postgres()));
      server = null;
    }
    if (server != null && server.port() != settings.postgresPort()) {
      stop(server);
    } else if (server == null && taken) {
      throw new CannotStart(
          "demo.cannotStart.postgresPort", Integer.toString(settings.postgresPort()));
    }
  }

  /** The first start makes database and sample data; killed on the way, it starts over. */
  private void beginAnewAfterInterruption() throws IOException {
    if (Files.exists(settings.complete()) || !Files.exists(settings.postgres())) {
      return;
    }
    var server = Postmaster.of(settings.postgres());
    if (server != null) {
      stop(server);
    }
    deleteTree(settings.postgres());
  }

  /** Nobody is connected any more, so a polite request is enough. */
  private void stop(Postmaster server) {
    server.process().destroy();
    try {
      server.process().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart(e, "demo.cannotStart.orphan", Long.toString(server.process().pid()));
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      throw new CannotStart(e, "demo.cannotStart.orphan", Long.toString(server.process().pid()));
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
