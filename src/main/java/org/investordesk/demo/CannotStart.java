package org.investordesk.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The demo cannot start for a reason the reader can remove; the message says it in one line. */
final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param key key of a sentence in {@code messages/demo*.properties}
   */
  CannotStart(String key, Object... arguments) {
    this(null, key, arguments);
  }

  CannotStart(@Nullable Throwable cause, String key, Object... arguments) {
    super(
        sentence(Locale.ROOT, key, arguments) + " / " + sentence(Locale.ENGLISH, key, arguments),
        cause);
  }

  private static String sentence(Locale language, String key, Object... arguments) {
    // Spring's messages are not there yet; no fallback, or a Chinese machine would say it twice
    var bundle =
        ResourceBundle.getBundle(
            "messages/demo",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }
}
