package org.investordesk.acceptance.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceDesk.Entry;
import org.investordesk.acceptance.AcceptanceDesk.Judgement;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a form that hold more than one thing: lists of items as JSON, ids separated
 * by commas. What cannot be read is refused, never guessed.
 */
final class FormRows {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private record Row(
      @JsonProperty("what") @Nullable String what,
      @JsonProperty("ground") @Nullable String ground,
      @JsonProperty("department") @Nullable String department) {}

  private record Judged(
      @JsonProperty("item") @Nullable Long item,
      @JsonProperty("fixed") @Nullable Boolean fixed,
      @JsonProperty("remark") @Nullable String remark) {}

  /** Rows nobody wrote anything into are left out. */
  static List<Entry> entries(SubmittedForm form, ProcessVariable<String> field) {
    return read(form, field, new TypeReference<List<Row>>() {}).stream()
        .map(
            row ->
                new Entry(
                    text(row.what()),
                    text(row.ground()),
                    row.department() == null || row.department().isBlank()
                        ? null
                        : row.department()))
        .filter(entry -> !(entry.what().isEmpty() && entry.ground().isEmpty()))
        .toList();
  }

  static List<Judgement> judgements(SubmittedForm form, ProcessVariable<String> field) {
    return read(form, field, new TypeReference<List<Judged>>() {}).stream()
        .map(
            row -> {
              if (row.item() == null) {
                throw new Refusal("acceptance.refusal.itemUnknown");
              }
              if (row.fixed() == null) {
                throw new Refusal("acceptance.refusal.notAllJudged", 1);
              }
              return new Judgement(row.item(), row.fixed(), row.remark());
            })
        .toList();
  }

  private static <T> List<T> read(
      SubmittedForm form, ProcessVariable<String> field, TypeReference<List<T>> type) {
    var json = form.find(field);
    if (json.isEmpty()) {
      return List.of();
    }
    try {
      var rows = JSON.readValue(json.get(), type);
      if (rows == null || rows.stream().anyMatch(Objects::isNull)) {
        throw new Refusal("platform.form.fieldUnreadable", field.name());
      }
      return rows;
    } catch (JsonProcessingException no) {
      throw new Refusal("platform.form.fieldUnreadable", field.name());
    }
  }

  static Set<String> ids(SubmittedForm form, ProcessVariable<String> field) {
    var ids = new LinkedHashSet<String>();
    form.find(field).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .forEach(ids::add);
    return ids;
  }

  /** Ids of files attached before. */
  static Set<UUID> evidence(SubmittedForm form, ProcessVariable<String> field) {
    var files = new LinkedHashSet<UUID>();
    for (var id : ids(form, field)) {
      try {
        files.add(UUID.fromString(id));
      } catch (IllegalArgumentException no) {
        throw new Refusal("platform.form.fieldUnreadable", field.name());
      }
    }
    return files;
  }

  /** A figure such as {@code 12.5}; at most two places behind the point. */
  static BigDecimal figure(SubmittedForm form, ProcessVariable<String> field) {
    var text = form.require(field);
    if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
      throw new Refusal("acceptance.refusal.figure", text);
    }
    return new BigDecimal(text);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private FormRows() {}
}
