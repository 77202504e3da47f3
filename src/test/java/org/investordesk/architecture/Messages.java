package org.investordesk.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All message files of a folder: Chinese is {@code <room>.properties}, English {@code
 * <room>_en.properties}.
 */
record Messages(
    Map<String, Map<String, String>> chinese, Map<String, Map<String, String>> english) {

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[^}]*}");
  private static final Pattern CONSTANT = Pattern.compile("(.+)\\.([A-Z][A-Z0-9_]*)");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern TEMPLATE_KEY =
      Pattern.compile("#\\{\\s*([A-Za-z][A-Za-z0-9_.-]*?)(\\.?__\\$.*?__)?\\s*[({}|]");
  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  static Messages in(Path folder) throws IOException {
    var chinese = new TreeMap<String, Map<String, String>>();
    var english = new TreeMap<String, Map<String, String>>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith("_en.properties")) {
          english.put(name.replace("_en.properties", ""), read(file));
        } else if (name.endsWith(".properties")) {
          chinese.put(name.replace(".properties", ""), read(file));
        }
      }
    }
    return new Messages(chinese, english);
  }

  private static Map<String, String> read(Path file) throws IOException {
    var twice = new ArrayList<String>();
    var properties =
        new Properties() {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            var before = super.put(key, value);
            if (before != null) {
              twice.add(key.toString());
            }
            return before;
          }
        };
    properties.load(new StringReader(Files.readString(file)));
    if (!twice.isEmpty()) {
      throw new IllegalStateException("%s says twice: %s".formatted(file.getFileName(), twice));
    }
    var map = new TreeMap<String, String>();
    properties.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }

  Set<String> rooms() {
    return chinese.keySet();
  }

  Set<String> keys() {
    return chinese.values().stream()
        .flatMap(room -> room.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong with the files themselves. */
  List<String> findings() {
    var found = new ArrayList<String>();
    for (var room : union(chinese.keySet(), english.keySet())) {
      var zh = chinese.getOrDefault(room, Map.of());
      var en = english.getOrDefault(room, Map.of());
      for (var key : union(zh.keySet(), en.keySet())) {
        if (!key.startsWith(room + ".")) {
          found.add("%s stands in the file of %s".formatted(key, room));
        }
        if (!zh.containsKey(key) || !en.containsKey(key)) {
          found.add(
              "%s is missing in %s".formatted(key, zh.containsKey(key) ? "English" : "Chinese"));
          continue;
        }
        textFindings(key, zh.get(key), found);
        textFindings(key, en.get(key), found);
        // a name that has two languages is given twice: {0} in Chinese, {1} in English
        if (arguments(zh.get(key)).size() != arguments(en.get(key)).size()) {
          found.add(
              "%s mentions %s in Chinese, %s in English"
                  .formatted(key, arguments(zh.get(key)), arguments(en.get(key))));
        }
        // 中文 is how the reader of Chinese finds his language, in English texts too
        if (HAN.matcher(en.get(key).replace("中文", "")).find()) {
          found.add("%s holds Chinese in the English file".formatted(key));
        }
      }
    }
    return found;
  }

  private static void textFindings(String key, @Nullable String text, List<String> found) {
    if (text == null || text.isBlank()) {
      found.add("%s says nothing".formatted(key));
      return;
    }
    // '{' and '' are how such a text quotes; a lone apostrophe is an accident
    if (text.replaceAll("'[{}]'|''", "").contains("'") && ARGUMENT.matcher(text).find()) {
      found.add("%s has a straight apostrophe, which swallows arguments: write ’".formatted(key));
    }
    if (ARGUMENT.matcher(text).find()) {
      try {
        new MessageFormat(text);
      } catch (IllegalArgumentException e) {
        found.add("%s cannot be formatted: %s".formatted(key, e.getMessage()));
      }
    }
  }

  /** Keys that a template asks for and nobody answers. */
  List<String> unknownIn(String template) {
    var found = new ArrayList<String>();
    var asked = TEMPLATE_KEY.matcher(template.replaceAll("(?s)<!--.*?-->", ""));
    var keys = keys();
    while (asked.find()) {
      var key = asked.group(1);
      var known =
          asked.group(2) != null
              ? keys.stream()
                  .anyMatch(other -> other.startsWith(key.replaceFirst("\\.$", "") + "."))
              : keys.contains(key);
      if (!known) {
        found.add(key);
      }
    }
    return found;
  }

  /**
   * Literals of a Java source that look like a key of one of the rooms and are none. A literal that
   * ends in a dot is the beginning of keys.
   */
  List<String> unknownInJava(String source) {
    var rooms = String.join("|", rooms());
    var looksLikeAKey = Pattern.compile("(?:%s)\\.[a-z][A-Za-z0-9.]*".formatted(rooms));
    var notAKey =
        Pattern.compile(".*\\.(sql|html|css|js|svg|properties|yaml|txt|xml|bpmn|dmn|csv)");
    var keys = keys();
    var found = new ArrayList<String>();
    var literal = LITERAL.matcher(TEXT_BLOCK.matcher(withoutComments(source)).replaceAll("\"\""));
    while (literal.find()) {
      var text = literal.group(1);
      if (looksLikeAKey.matcher(text).matches() && !notAKey.matcher(text).matches()) {
        var known =
            text.endsWith(".")
                ? keys.stream().anyMatch(key -> key.startsWith(text))
                : keys.contains(text);
        if (!known) {
          found.add(text);
        }
      }
    }
    return found;
  }

  /**
   * Groups of keys that end in upper-case constants, such as {@code cases.state.SOLVED}: each must
   * name every constant of some enumeration; more is allowed, less is not.
   *
   * @param enumerations constants by the name of their enumeration
   * @param partial groups that leave constants out on purpose
   */
  List<String> unevenGroups(Map<String, Set<String>> enumerations, Set<String> partial) {
    var groups = new TreeMap<String, Set<String>>();
    for (var key : keys()) {
      var parts = CONSTANT.matcher(key);
      if (parts.matches()) {
        groups.computeIfAbsent(parts.group(1), prefix -> new TreeSet<>()).add(parts.group(2));
      }
    }
    var found = new ArrayList<String>();
    groups.forEach(
        (prefix, constants) -> {
          if (!partial.contains(prefix)
              && enumerations.values().stream().noneMatch(constants::containsAll)) {
            found.add("%s.* names %s, no enumeration in full".formatted(prefix, constants));
          }
        });
    return found;
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }

  private static Set<String> arguments(@Nullable String text) {
    return text == null
        ? Set.of()
        : ARGUMENT.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
