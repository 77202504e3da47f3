package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Chinese texts of the engine's own pages say everything the English ones do. */
class OverlayTest {

  private static final String WEBAPPS = "META-INF/resources/webjars/camunda/app/";
  private static final Path OVERLAY = Path.of("src/main/resources").resolve(WEBAPPS);
  private static final ObjectMapper JSON = new JsonMapper();

  private static final Pattern ARGUMENT = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[sd]|\\{}");
  private static final Pattern TAG = Pattern.compile("</?[a-z]+[ />]");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

  /** Says the same in both languages. */
  private static final Set<String> SAME =
      Set.of("L", "LT", "HH:mm", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss");

  /** Texts of the vendor's own about itself; ours says something else in their place. */
  private static final Set<String> REWRITTEN =
      Set.of("labels.BANNER_CE_EOL_TEXT", "labels.FIRST_LOGIN_INFO");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void the_translation_has_exactly_the_keys_of_the_original(String app) throws IOException {
    assertThat(chinese(app).keySet()).isEqualTo(english(app).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void every_text_is_translated_and_keeps_its_arguments(String app) throws IOException {
    assertThat(findings(english(app), chinese(app))).isEmpty();
  }

  @Test
  void a_broken_translation_is_found() {
    var english =
        Map.of(
            "a", "Delete {{name}}", "b", "Save", "c", "Close", "d", "Use <b>this</b>", "e", "CSV");
    var chinese = Map.of("a", "删除", "b", "Save", "c", " ", "d", "请用此项", "e", "CSV");

    assertThat(findings(english, chinese))
        .containsExactly(
            "a keeps [] instead of [{{name}}]",
            "b is still English: Save",
            "c says nothing",
            "d keeps [] instead of [</b>, <b>]");
  }

  private static List<String> findings(Map<String, String> english, Map<String, String> chinese) {
    var found = new ArrayList<String>();
    for (var key : new TreeMap<>(english).keySet()) {
      var original = english.get(key);
      var text = chinese.getOrDefault(key, "");
      if (text.isBlank() && !original.isBlank()) {
        found.add("%s says nothing".formatted(key));
        continue;
      }
      if (text.equals(original) && LETTERS.matcher(text).find() && !SAME.contains(text)) {
        found.add("%s is still English: %s".formatted(key, text));
      }
      if (REWRITTEN.contains(key)) {
        continue;
      }
      for (var kept : List.of(ARGUMENT, TAG)) {
        var expected = all(kept, original);
        var actual = all(kept, text);
        if (!actual.equals(expected)) {
          found.add("%s keeps %s instead of %s".formatted(key, actual, expected));
        }
      }
    }
    return found;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.replace(" ", ""))
        .filter(found -> !found.matches("<(null|undefined|definition|version)>"))
        .sorted()
        .toList();
  }

  private static Map<String, String> chinese(String app) throws IOException {
    return texts(Files.readString(OVERLAY.resolve(app).resolve("locales/zh-CN.json")));
  }

  private static Map<String, String> english(String app) throws IOException {
    var loader = OverlayTest.class.getClassLoader();
    try (var original = loader.getResourceAsStream(WEBAPPS + app + "/locales/en.json")) {
      assertThat(original).as("English texts of %s in the engine's jar", app).isNotNull();
      return texts(new String(original.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, String> texts(String json) throws IOException {
    var texts = new TreeMap<String, String>();
    collect("", JSON.readTree(json.replace("\uFEFF", "")), texts);
    return texts;
  }

  private static void collect(String path, JsonNode node, Map<String, String> texts) {
    if (node.isObject() || node.isArray()) {
      var names = node.fieldNames();
      for (var i = 0; i < node.size(); i++) {
        var name = node.isArray() ? String.valueOf(i) : names.next();
        collect(
            path.isEmpty() ? name : path + "." + name,
            node.isArray() ? node.get(i) : node.get(name),
            texts);
      }
    } else {
      texts.put(path, node.asText());
    }
  }
}
