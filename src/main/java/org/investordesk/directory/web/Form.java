package org.investordesk.directory.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;

/** What somebody typed, kept as typed, and what could not be understood of it. */
final class Form {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Map<String, List<String>> values;
  private final List<Problem> problems = new ArrayList<>();

  Form(Map<String, List<String>> values) {
    this.values = values;
  }

  String text(String name) {
    var typed = values.getOrDefault(name, List.of());
    return typed.isEmpty() ? "" : typed.get(0);
  }

  @Nullable String optional(String name) {
    return text(name).isBlank() ? null : text(name).strip();
  }

  boolean ticked(String name) {
    return values.containsKey(name);
  }

  Set<String> chosen(String name) {
    return new LinkedHashSet<>(values.getOrDefault(name, List.of()));
  }

  @Nullable Long number(String name) {
    var typed = optional(name);
    if (typed == null) {
      return null;
    }
    try {
      return Long.valueOf(typed.replace(",", "").replace("，", ""));
    } catch (NumberFormatException notANumber) {
      wrong(name, "number");
      return null;
    }
  }

  @Nullable LocalDate day(String name) {
    var typed = optional(name);
    try {
      return typed == null ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException notADay) {
      wrong(name, "day");
      return null;
    }
  }

  /** A day that must be given; where it is not, any day stands in until {@link #check()}. */
  LocalDate neededDay(String name) {
    var day = day(name);
    if (day == null) {
      missing(name);
      return LocalDate.EPOCH;
    }
    return day;
  }

  /** A minute in Shaoxing that must be given. */
  Instant neededMinute(String name) {
    var typed = optional(name);
    if (typed == null) {
      missing(name);
      return Instant.EPOCH;
    }
    try {
      return LocalDateTime.parse(typed).atZone(SHANGHAI).toInstant();
    } catch (DateTimeParseException notAMinute) {
      wrong(name, "minute");
      return Instant.EPOCH;
    }
  }

  String needed(String name) {
    var typed = optional(name);
    if (typed == null) {
      missing(name);
      return "";
    }
    return typed;
  }

  /** One of the values; the first stands in for a wrong one until {@link #check()}. */
  <E extends Enum<E>> E one(String name, E[] values) {
    var typed = text(name);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(typed))
        .findFirst()
        .orElseGet(
            () -> {
              missing(name);
              return values[0];
            });
  }

  void wrong(String name, String key, Object... arguments) {
    problems.add(Problem.of(name, "directory.problem." + key, arguments));
  }

  void missing(String name) {
    if (problems.stream().noneMatch(problem -> problem.field().equals(name))) {
      wrong(name, "missing");
    }
  }

  /**
   * @throws InvalidInput where something could not be understood
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }
}
