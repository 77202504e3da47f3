package org.investordesk.cases;

import java.util.Locale;

/** The language an investor is written to in. */
public enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  public static Language of(Locale locale) {
    return "en".equals(locale.getLanguage()) ? EN : ZH;
  }
}
