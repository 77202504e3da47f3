package org.investordesk.platform;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Turns a refusal into the sentence the reader sees. One place, so that a page, the API, Tasklist
 * and a mail say the same words.
 */
@Component
public final class Sentences {

  private final MessageSource messages;

  Sentences(MessageSource messages) {
    this.messages = messages;
  }

  /** In the language of the request that is being answered. */
  public String of(Refusal refusal) {
    return of(refusal, LocaleContextHolder.getLocale());
  }

  public String of(Refusal refusal, Locale language) {
    return messages.getMessage(refusal.key(), refusal.arguments(), language);
  }

  public String of(InvalidInput.Problem problem, Locale language) {
    return messages.getMessage(problem.key(), problem.arguments().toArray(), language);
  }

  /**
   * Everything that is wrong, one sentence after another: for who is shown one text and no marked
   * fields.
   */
  public String inOne(Refusal refusal, Locale language) {
    return refusal instanceof InvalidInput invalid
        ? invalid.problems().stream()
            .map(problem -> of(problem, language))
            .collect(Collectors.joining(" "))
        : of(refusal, language);
  }

  /** Any text of the message files. */
  public String text(String key, Locale language, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }
}
