package org.investordesk.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
import org.springframework.context.MessageSource;

/**
 * A problem with one field, as its reader sees it.
 *
 * @param field name of the field; empty where it belongs to none
 * @param message a sentence that says what to do
 */
record FieldProblem(String field, String message) {

  static List<FieldProblem> of(List<Problem> problems, MessageSource messages, Locale language) {
    return problems.stream()
        .map(
            problem ->
                new FieldProblem(
                    plain(problem.field()),
                    messages.getMessage(problem.key(), problem.arguments().toArray(), language)))
        .toList();
  }

  static List<FieldProblem> of(Refusal refusal, MessageSource messages, Locale language) {
    return refusal instanceof InvalidInput invalid
        ? of(invalid.problems(), messages, language)
        : List.of(
            new FieldProblem(
                "", messages.getMessage(refusal.key(), refusal.arguments(), language)));
  }

  /** The first sentence of each field, for the field itself. */
  static Map<String, String> byField(List<FieldProblem> problems) {
    var sentences = new LinkedHashMap<String, String>();
    problems.forEach(problem -> sentences.putIfAbsent(problem.field(), problem.message()));
    return sentences;
  }

  /** {@code contact.email} and {@code files[2]} are the form's {@code email} and {@code files}. */
  private static String plain(String field) {
    var name = field.startsWith("contact.") ? field.substring("contact.".length()) : field;
    var bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }
}
