package org.investordesk.platform.process;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.investordesk.platform.Refusal;

/**
 * What a person sent with the form of a task, already checked: only declared fields, each of its
 * declared type. Text is stripped; a field left empty counts as not sent.
 */
public final class SubmittedForm {

  private final Map<String, Object> values;

  SubmittedForm(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  public <T> Optional<T> find(ProcessVariable<T> field) {
    return Optional.ofNullable(values.get(field.name())).map(field.type()::cast);
  }

  /**
   * @throws Refusal {@code platform.form.fieldMissing} where it was left empty
   */
  public <T> T require(ProcessVariable<T> field) {
    return find(field).orElseThrow(() -> new Refusal("platform.form.fieldMissing", field.name()));
  }

  /**
   * Text of a length, counted in characters as a reader counts them.
   *
   * @throws Refusal {@code platform.form.textLength} where it is missing, too short or too long
   */
  public String text(ProcessVariable<String> field, int shortest, int longest) {
    var text = find(field).orElse("");
    var length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      throw new Refusal("platform.form.textLength", shortest, longest, length);
    }
    return text;
  }

  /**
   * A date sent as {@code 2026-12-01}, from 2000 to 2999.
   *
   * @throws Refusal {@code platform.form.dateUnreadable}
   */
  public Optional<LocalDate> date(ProcessVariable<String> field) {
    return find(field).map(SubmittedForm::readDate);
  }

  /**
   * A date that must be there.
   *
   * @throws Refusal {@code platform.form.dateUnreadable}
   */
  public LocalDate requireDate(ProcessVariable<String> field) {
    return readDate(find(field).orElse(""));
  }

  /**
   * One of the names of an enum.
   *
   * @throws Refusal {@code platform.form.choiceUnknown} where it is missing or not one of them
   */
  public <E extends Enum<E>> E choice(ProcessVariable<String> field, Class<E> choices) {
    var name = find(field).orElse("");
    for (var choice : choices.getEnumConstants()) {
      if (choice.name().equals(name)) {
        return choice;
      }
    }
    throw new Refusal("platform.form.choiceUnknown", name);
  }

  private static LocalDate readDate(String text) {
    try {
      var date = LocalDate.parse(text);
      if (date.getYear() >= 2000 && date.getYear() <= 2999) {
        return date;
      }
    } catch (DateTimeException no) {
      throw new Refusal("platform.form.dateUnreadable", text);
    }
    throw new Refusal("platform.form.dateUnreadable", text);
  }
}
