package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Sets a letter as HTML and as text, each from a template of its own. The values are data to both
 * templates: an expression inside them is never evaluated.
 */
@Component
class LetterPress {

  /** Both forms of one letter. */
  record Printed(String html, String plain) {}

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  LetterPress() {
    // An engine of its own: pages know no text mode, and mails no request.
    engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
  }

  private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode) {
    var resolver = new ClassLoaderTemplateResolver(LetterPress.class.getClassLoader());
    resolver.setPrefix("templates/");
    resolver.setResolvablePatterns(Set.of("notification/letter" + suffix));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return resolver;
  }

  Printed print(Letter letter) {
    var context =
        new Context(Locale.forLanguageTag(letter.languageTag()), Map.of("letter", letter));
    return new Printed(
        engine.process("notification/letter.html", context),
        engine.process("notification/letter.txt", context));
  }
}
