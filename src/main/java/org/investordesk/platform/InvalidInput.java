package org.investordesk.platform;

import java.util.List;

/** A form or request with one or more wrong fields; each problem names its field and a sentence. */
public final class InvalidInput extends Refusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param field name of the field as the form sends it
   * @param key message key of the sentence
   */
  public record Problem(String field, String key, List<Object> arguments) {

    public static Problem of(String field, String key, Object... arguments) {
      return new Problem(field, key, List.of(arguments));
    }
  }

  private final transient List<Problem> problems;

  public InvalidInput(List<Problem> problems) {
    super("platform.refusal.invalidInput", problems.size());
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
