package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Runs bpmnlint where Node is installed: structure, overlaps, missing diagrams, what this engine
 * cannot do. The linter is installed into {@code target/lint} once and used again.
 */
class ModelLintTest {

  private static final Path WORKSHOP = Path.of("target", "lint");

  private record Outcome(int exit, String output) {}

  @Test
  void every_model_passes_the_linter() throws Exception {
    assumeThat(onPath("node") && onPath("npm"))
        .as("models are not linted: node and npm are not on the path")
        .isTrue();
    installLinter();

    var command = new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js"));
    command.add("--max-warnings=0");
    command.addAll(models());
    var lint = run(command, 120);

    assertThat(lint.exit()).as(lint.output()).isZero();
  }

  private static void installLinter() throws IOException, InterruptedException {
    Files.createDirectories(WORKSHOP);
    Files.copy(
        Path.of(".bpmnlintrc"),
        WORKSHOP.resolve(".bpmnlintrc"),
        StandardCopyOption.REPLACE_EXISTING);
    var wanted = Files.readString(Path.of("package.json"));
    var receipt = WORKSHOP.resolve("installed.json");
    if (Files.exists(receipt) && Files.readString(receipt).equals(wanted)) {
      return;
    }
    Files.writeString(WORKSHOP.resolve("package.json"), wanted);
    var install =
        run(
            List.of(
                "npm",
                "install",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts"),
            300);
    if (System.getenv("CI") == null) {
      assumeThat(install.exit())
          .as("models are not linted: the linter cannot be installed\n%s", install.output())
          .isZero();
    }
    assertThat(install.exit()).as(install.output()).isZero();
    Files.writeString(receipt, wanted);
  }

  private static List<String> models() throws IOException {
    try (var files = Files.walk(Path.of("processes"))) {
      var models =
          files
              .filter(file -> file.toString().endsWith(".bpmn"))
              .map(file -> WORKSHOP.relativize(file).toString())
              .toList();
      assertThat(models).as("models to lint").isNotEmpty();
      return models;
    }
  }

  private static Outcome run(List<String> command, int seconds)
      throws IOException, InterruptedException {
    var output = WORKSHOP.resolve("output.txt").toFile();
    var process =
        new ProcessBuilder(command)
            .directory(WORKSHOP.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("%s took more than %d s".formatted(command, seconds));
    }
    return new Outcome(
        process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }

  private static boolean onPath(String program) {
    @Nullable String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .anyMatch(Files::isExecutable);
  }
}
