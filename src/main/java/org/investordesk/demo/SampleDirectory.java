package org.investordesk.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.ProjectMilestones.Promised;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Who is who in the demo, as {@code demo/directory.yaml} lists it. */
record SampleDirectory(
    String password,
    Account administrator,
    List<Account> coordinators,
    List<Account> supervision,
    List<Office> departments,
    Account mayor,
    List<Deputy> deputies,
    List<String> leaders,
    List<Away> leaves,
    List<String> cityChambers,
    Map<String, List<String>> countyChambers,
    List<Person> investors,
    List<Undertaking> projects) {

  /** Somebody who can sign in. */
  record Account(String id, String name) {}

  /**
   * @param head user id and name
   * @param handlers user ids and names
   */
  record Office(
      String id,
      String name,
      @JsonProperty("en") String nameEn,
      List<String> head,
      List<List<String>> handlers) {

    /** The handler whose turn it is. */
    String handler(int turn) {
      return handlers.get(turn % handlers.size()).get(0);
    }
  }

  /** A leader away, from a day until another, both counted. */
  record Away(String leader, String standIn, String from, String until) {}

  record Deputy(String id, String name, List<String> portfolio) {}

  /**
   * @param chamber host city of a city chamber, or area and host city of a county's
   */
  record Person(
      String key,
      String name,
      String email,
      String phone,
      String enterprise,
      String chamber,
      @Nullable String language) {

    String languageOrChinese() {
      return Objects.requireNonNullElse(language, "zh");
    }
  }

  /**
   * @param wan planned investment in ten thousand yuan
   */
  record Undertaking(
      String key,
      String name,
      long wan,
      String area,
      String sector,
      String source,
      DirectoryEditor.Stage stage,
      boolean major,
      String investor,
      @Nullable List<String> milestones) {

    /** Each written as day, blank, name. */
    List<Promised> promised() {
      return milestones == null
          ? List.of()
          : milestones.stream()
              .map(line -> line.split(" ", 2))
              .map(parts -> new Promised(parts[1], LocalDate.parse(parts[0])))
              .toList();
    }
  }

  Office office(String id) {
    return departments.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  Person investor(String key) {
    return investors.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }

  Undertaking project(String key) {
    return projects.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }

  /** Sign-in name of the n-th leader below the deputies. */
  static String leaderId(int index) {
    return "leader%02d".formatted(index + 1);
  }

  static Object read(String resource) {
    try (var stream = new ClassPathResource(resource).getInputStream()) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
