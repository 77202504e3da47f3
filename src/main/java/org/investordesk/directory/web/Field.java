package org.investordesk.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.investordesk.directory.Department;
import org.investordesk.directory.store.RegisterLists.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A field of a form. Its label is the message {@code directory.field.<name>}, its hint, where it
 * has one, {@code directory.hint.<hint>}.
 *
 * @param type HTML input type, or {@code select}, {@code choices} (several to tick), {@code tick},
 *     {@code lines} (several lines of text)
 * @param isFixed shown, but not to be changed
 */
record Field(
    String name,
    String type,
    boolean required,
    boolean isFixed,
    @Nullable String hint,
    List<Option> options) {

  /**
   * @param key message key of the label; null where the label is a name
   */
  record Option(String value, @Nullable String key, String label) {}

  static Field input(String name, String type) {
    return new Field(name, type, false, false, null, List.of());
  }

  static Field text(String name) {
    return input(name, "text");
  }

  static Field select(String name, List<Option> options) {
    return new Field(name, "select", false, false, null, options);
  }

  static Field choices(String name, List<Option> options) {
    return new Field(name, "choices", false, false, null, options);
  }

  Field needed() {
    return new Field(name, type, true, isFixed, hint, options);
  }

  /** Shown, but not to be changed: the key of an entry that exists. */
  Field fixed() {
    return new Field(name, type, required, true, hint, options);
  }

  Field withHint(String key) {
    return new Field(name, type, required, isFixed, key, options);
  }

  static List<Option> named(List<Choice> choices) {
    return choices.stream().map(choice -> new Option(choice.key(), null, choice.name())).toList();
  }

  /** By their names in the reader's language. */
  static List<Option> departments(List<Department> departments) {
    var language = Locale.ENGLISH.getLanguage();
    var english = LocaleContextHolder.getLocale().getLanguage().equals(language);
    return departments.stream()
        .map(
            department ->
                new Option(
                    department.id(), null, english ? department.nameEn() : department.name()))
        .toList();
  }

  /** With the key behind the name, for people: names are not unique. */
  static List<Option> people(List<Choice> choices) {
    return choices.stream()
        .map(
            choice ->
                new Option(choice.key(), null, "%s (%s)".formatted(choice.name(), choice.key())))
        .toList();
  }

  static List<Option> words(String prefix, Enum<?>... values) {
    return Arrays.stream(values)
        .map(value -> new Option(value.name(), prefix + value.name(), value.name()))
        .toList();
  }
}
