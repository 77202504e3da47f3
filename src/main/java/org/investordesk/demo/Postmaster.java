package org.investordesk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server that says in its file {@code postmaster.pid} that it works on a data directory. */
record Postmaster(ProcessHandle process, int port) {

  private static final int PORT_LINE = 3;

  static Path file(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /** Null where there is no file, or nobody has the process id it names. */
  static @Nullable Postmaster of(Path dataDirectory) throws IOException {
    var file = file(dataDirectory);
    if (!Files.exists(file)) {
      return null;
    }
    var lines = Files.readAllLines(file);
    if (lines.size() <= PORT_LINE) {
      return null;
    }
    var port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .map(process -> new Postmaster(process, port))
        .orElse(null);
  }

  /** Whether the process is a PostgreSQL at all; the id may have gone to another program. */
  boolean runs() {
    return process.isAlive()
        && process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }
}
