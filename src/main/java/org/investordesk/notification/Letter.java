package org.investordesk.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is set as HTML and as text. All parts are plain text.
 *
 * @param subject one line, free of control characters
 * @param paragraphs what happened, then what happens next
 * @param quote what a person wrote; lines kept
 * @param notes small print: how to answer, why this mail came
 */
record Letter(
    String languageTag,
    String sender,
    String subject,
    String headline,
    @Nullable String greeting,
    List<String> paragraphs,
    @Nullable Quote quote,
    List<String> next,
    List<Fact> facts,
    List<Link> links,
    List<String> notes) {

  record Quote(String heading, String text) {}

  record Fact(String label, String value) {}

  /** The first link of a letter is drawn as a button. */
  record Link(String label, String address) {}

  Letter {
    subject = oneLine(subject, 200);
    paragraphs = List.copyOf(paragraphs);
    next = List.copyOf(next);
    facts = List.copyOf(facts);
    links = List.copyOf(links);
    notes = List.copyOf(notes);
  }

  /** Text that may stand in a header: no line break, no other control or direction character. */
  static String oneLine(String text, int limit) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\p{Cf}]+", " ").strip();
    return line.codePointCount(0, line.length()) <= limit
        ? line
        : line.substring(0, line.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
