package org.investordesk.platform;

import org.springframework.context.support.ResourceBundleMessageSource;

/** The platform's sentences without a Spring context. */
public final class TestSentences {

  public static Sentences ofThePlatform() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/platform");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new Sentences(messages);
  }

  private TestSentences() {}
}
