package org.investordesk.cases.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.investordesk.cases.CaseWork.Part;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the triage form sends as a list: a form field of Tasklist is one text. */
@Component
class TriageParts {

  /** As the form sends it; everything may be missing. */
  record Sent(
      @Nullable String type,
      @Nullable String variant,
      @Nullable String department,
      @Nullable String subject,
      @Nullable String description,
      @Nullable List<SentAsk> assisting) {}

  /**
   * @param dueOn such as {@code 2026-12-01}
   */
  record SentAsk(@Nullable String department, @Nullable String dueOn) {}

  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * @throws Refusal where it is no list of parts
   */
  List<Part> read(String text) {
    var sent = list(text, "parts", new TypeReference<List<@Nullable Sent>>() {});
    return sent.stream().map(TriageParts::part).toList();
  }

  /**
   * @param question asked of all; the departments see the issue's own words beside it
   */
  List<Ask> assisting(@Nullable String text, String question) {
    return text == null
        ? List.of()
        : asks(list(text, "assisting", new TypeReference<List<@Nullable SentAsk>>() {}), question);
  }

  private static Part part(Sent sent) {
    return new Part(
        IssueType.parse(sent.type())
            .orElseThrow(
                () -> new Refusal("platform.form.choiceUnknown", String.valueOf(sent.type()))),
        blankToNull(sent.variant()),
        sent.department() == null ? "" : sent.department(),
        sent.subject() == null ? "" : sent.subject(),
        blankToNull(sent.description()),
        sent.assisting() == null ? List.of() : asks(sent.assisting(), ""));
  }

  private static List<Ask> asks(List<SentAsk> sent, String question) {
    return sent.stream()
        .filter(ask -> blankToNull(ask.department()) != null)
        .map(ask -> new Ask(String.valueOf(ask.department()), question, day(ask.dueOn())))
        .toList();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    var day = blankToNull(text);
    try {
      return day == null ? null : LocalDate.parse(day);
    } catch (DateTimeException noDay) {
      throw new Refusal("platform.form.dateUnreadable", String.valueOf(text));
    }
  }

  private <T> List<T> list(String text, String field, TypeReference<List<@Nullable T>> type) {
    try {
      List<@Nullable T> read = json.readValue(text, type);
      if (read != null && read.stream().allMatch(Objects::nonNull)) {
        return read.stream().map(Objects::requireNonNull).toList();
      }
    } catch (JsonProcessingException noList) {
      throw new Refusal("platform.form.fieldUnreadable", field);
    }
    throw new Refusal("platform.form.fieldUnreadable", field);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
