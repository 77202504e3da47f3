package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The database's clock is not the desk's: the demo moves one and not the other. */
class SqlTimeTest {

  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(now\\s*\\(\\)|(clock|statement|transaction)_timestamp\\s*\\(\\)"
              + "|current_(timestamp|date|time)\\b|localtime(stamp)?\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

  @Test
  void no_statement_takes_its_time_from_the_database() throws IOException {
    var found = new ArrayList<String>();
    try (var files =
        Stream.concat(
            Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/main/resources/db")))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file);
        clocksIn(file.toString().endsWith(".java") ? textsOf(text) : text)
            .forEach(clock -> found.add(file + ": " + clock));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_statement_with_a_clock_of_its_own_is_found() {
    var source = "now(); jdbc.sql(\"\"\"\n  select * from t where at < now()\"\"\"); // now()";

    assertThat(clocksIn(textsOf(source))).containsExactly("now()");
    assertThat(clocksIn("created timestamptz default CURRENT_TIMESTAMP"))
        .containsExactly("CURRENT_TIMESTAMP");
  }

  private static String textsOf(String source) {
    return TEXT.matcher(source).results().map(text -> text.group()).reduce("", String::concat);
  }

  private static List<String> clocksIn(String text) {
    return CLOCK.matcher(text).results().map(clock -> clock.group()).toList();
  }
}
