package org.investordesk.testkit;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the machine's Chromium and a font that can write Chinese; installs what is missing: as root
 * on Debian with its packages, else by Playwright's own download.
 */
final class ChromiumInstallation {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<Path> USUAL_PLACES =
      List.of(
          Path.of("/usr/bin"),
          Path.of("/usr/local/bin"),
          Path.of("/opt/google/chrome"),
          Path.of("/usr/lib/chromium"),
          Path.of("/Applications/Google Chrome.app/Contents/MacOS"),
          Path.of("/Applications/Chromium.app/Contents/MacOS"),
          Path.of("C:/Program Files/Google/Chrome/Application"));
  private static final String FONT_PACKAGE = "fonts-noto-cjk";
  private static final long MINUTES = 10;

  /**
   * @return the program; empty where Playwright knows its own
   * @throws IllegalStateException with a sentence that says what to do
   */
  static Optional<Path> ensure() {
    var found = find();
    if (found.isEmpty() && canUsePackages()) {
      installPackages("chromium", FONT_PACKAGE);
      found = find();
    }
    if (found.isEmpty()) {
      download();
    }
    ensureChineseFont();
    return found;
  }

  static Optional<Path> find() {
    var folders =
        Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(folders, USUAL_PLACES.stream())
        .flatMap(
            folder ->
                Stream.concat(NAMES.stream(), Stream.of("Google Chrome", "Chromium", "chrome.exe"))
                    .map(folder::resolve))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .filter(ChromiumInstallation::answers)
        .findFirst();
  }

  /** A placeholder that only says "install the snap" is no browser. */
  private static boolean answers(Path program) {
    return run(List.of(program.toString(), "--version"), 1) == 0;
  }

  private static void ensureChineseFont() {
    var list = Path.of("/usr/bin/fc-list");
    if (!Files.isExecutable(list) || hasChineseFont(list)) {
      return;
    }
    if (canUsePackages()) {
      installPackages(FONT_PACKAGE);
    }
    if (!hasChineseFont(list)) {
      throw new IllegalStateException(
          "No font here can write Chinese, so the pages cannot be looked at: install the package "
              + FONT_PACKAGE
              + " (or any other CJK font) and run the tests again.");
    }
  }

  private static boolean hasChineseFont(Path list) {
    try {
      var process = new ProcessBuilder(list.toString(), ":lang=zh").start();
      return process.getInputStream().readAllBytes().length > 0;
    } catch (IOException e) {
      throw new IllegalStateException("fc-list cannot be run", e);
    }
  }

  private static boolean canUsePackages() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/apt-get"));
  }

  private static void installPackages(String... packages) {
    run(List.of("apt-get", "-qq", "update"), MINUTES);
    var install = new ArrayList<>(List.of("apt-get", "-qq", "-y", "--no-install-recommends"));
    install.add("install");
    install.addAll(List.of(packages));
    run(install, MINUTES);
  }

  private static void download() {
    var java = ProcessHandle.current().info().command().orElse("java");
    var exit =
        run(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium"),
            MINUTES);
    if (exit != 0) {
      throw new IllegalStateException(
          "No Chromium was found, and it could not be installed: install Chromium or Google Chrome"
              + " (on Debian: apt-get install chromium "
              + FONT_PACKAGE
              + ") so that it is on the PATH, and run the tests again.");
    }
  }

  private static int run(List<String> command, long minutes) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      var process = builder.redirectOutput(Redirect.DISCARD).start();
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private ChromiumInstallation() {}
}
