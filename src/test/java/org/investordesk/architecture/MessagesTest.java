package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.investordesk.cases.IssueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every visible sentence exists in both languages, and nothing asks for one that does not. */
class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  /** Only some constants ever get there: roles a duty asks for, clocks an investor waits for. */
  private static final Set<String> PARTIAL =
      Set.of("directory.problem.needsRole", "portal.status.expected");

  @Test
  void every_message_is_there_in_both_languages_with_the_same_arguments() throws IOException {
    assertThat(messages().findings()).isEmpty();
  }

  @Test
  void every_message_file_is_read_by_the_desk() throws IOException {
    var settings = Files.readString(RESOURCES.resolve("application.yaml"));

    assertThat(messages().rooms())
        .isNotEmpty()
        .allSatisfy(room -> assertThat(settings).contains("messages/" + room));
  }

  @Test
  void templates_ask_for_messages_that_exist() throws IOException {
    var messages = messages();

    assertThat(unknown(RESOURCES.resolve("templates"), ".html", messages::unknownIn)).isEmpty();
  }

  @Test
  void code_names_messages_that_exist() throws IOException {
    var messages = messages();

    assertThat(unknown(Path.of("src/main/java"), ".java", messages::unknownInJava)).isEmpty();
  }

  @Test
  void keys_made_from_constants_cover_their_whole_enumeration() throws IOException {
    assertThat(messages().unevenGroups(enumerations(), PARTIAL)).isEmpty();
  }

  @Test
  void a_broken_file_is_found(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("desk.properties"),
        """
        desk.greeting=您好，{0}
        desk.only.here=只有中文
        desk.state.OPEN=在办
        other.stray=走错门
        desk.blank=
        desk.quote=不行
        """);
    Files.writeString(
        folder.resolve("desk_en.properties"),
        """
        desk.greeting=Hello
        desk.state.OPEN=open
        other.stray=astray
        desk.blank=blank
        desk.quote=it's {0}
        """);
    var broken = Messages.in(folder);

    assertThat(broken.findings())
        .containsExactlyInAnyOrder(
            "desk.greeting mentions [0] in Chinese, [] in English",
            "desk.only.here is missing in English",
            "other.stray stands in the file of desk",
            "desk.blank says nothing",
            "desk.quote mentions [] in Chinese, [0] in English",
            "desk.quote has a straight apostrophe, which swallows arguments: write ’");
    assertThat(
            broken.unknownIn(
                "<p th:text=\"#{desk.greeting(${name})}\">"
                    + "<b th:text=\"#{desk.gone}\"><i th:text=\"#{desk.state.__${s}__}\">"
                    + "<i th:text=\"#{desk.mood.__${s}__}\">"))
        .containsExactly("desk.gone", "desk.mood");
    assertThat(
            broken.unknownInJava(
                "// \"desk.in.comment\"\nnew Refusal(\"desk.greeting\"); of(\"desk.unknown\");"
                    + " \"desk.state.\" + s; \"desk.none.\" + s; \"desk.css\""))
        .containsExactly("desk.unknown", "desk.none.");
    assertThat(broken.unevenGroups(Map.of("State", Set.of("OPEN", "CLOSED")), Set.of()))
        .containsExactly("desk.state.* names [OPEN], no enumeration in full");
  }

  private static Messages messages() throws IOException {
    return Messages.in(RESOURCES.resolve("messages"));
  }

  private static Map<String, List<String>> unknown(
      Path folder, String ending, Function<String, List<String>> unknownIn) throws IOException {
    var found = new TreeMap<String, List<String>>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        var unknown = unknownIn.apply(Files.readString(file));
        if (!unknown.isEmpty()) {
          found.put(folder.relativize(file).toString(), unknown);
        }
      }
    }
    return found;
  }

  private static Map<String, Set<String>> enumerations() {
    var enumerations =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.investordesk")
                .stream()
                .filter(JavaClass::isEnum)
                .filter(type -> !type.getEnumConstants().isEmpty())
                .collect(
                    Collectors.toMap(
                        JavaClass::getName,
                        type ->
                            type.getEnumConstants().stream()
                                .map(constant -> constant.name())
                                .collect(Collectors.toSet())));
    var types = Arrays.stream(IssueType.values()).filter(type -> !type.variants().isEmpty());
    types.forEach(
        type -> {
          enumerations.put("variants of " + type, Set.copyOf(type.variants()));
          enumerations
              .computeIfAbsent("types with variants", key -> new HashSet<>())
              .add(type.name());
        });
    return enumerations;
  }
}
