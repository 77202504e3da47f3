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
 * @param files travel with the mail
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
    List<String> notes,
    List<MailFile> files) {

  record Quote(String heading, String text) {}

  record Fact(String label, String value) {}

  /** The first link of a letter is drawn as a button. */
  record Link(String label, String address) {}

  Letter {
    subject = oneLine(withoutSecret(subject), 200);
    headline = withoutSecret(headline);
    greeting = greeting == null ? null : withoutSecret(greeting);
    paragraphs = paragraphs.stream().map(Letter::withoutSecret).toList();
    quote = quote == null ? null : new Quote(quote.heading, withoutSecret(quote.text));
    next = next.stream().map(Letter::withoutSecret).toList();
    facts = facts.stream().map(fact -> new Fact(fact.label, withoutSecret(fact.value))).toList();
    links = List.copyOf(links);
    notes = notes.stream().map(Letter::withoutSecret).toList();
    files = List.copyOf(files);
  }

  /** Nothing travels with most letters. */
  Letter(
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
    this(
        languageTag,
        sender,
        subject,
        headline,
        greeting,
        paragraphs,
        quote,
        next,
        facts,
        links,
        notes,
        List.of());
  }

  /** The same letter with files. */
  Letter with(List<MailFile> enclosed) {
    return new Letter(
        languageTag,
        sender,
        subject,
        headline,
        greeting,
        paragraphs,
        quote,
        next,
        facts,
        links,
        notes,
        enclosed);
  }

  /**
   * The secret of the status link goes into the links of the desk alone: whoever writes its
   * placeholder behind an address of his own would be told it by the first click.
   */
  private static String withoutSecret(String text) {
    return text.replace(MimeLetter.STATUS_TOKEN, "…");
  }

  /** Text that may stand in a header: no line break, no other control or direction character. */
  static String oneLine(String text, int limit) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\p{Cf}]+", " ").strip();
    return line.codePointCount(0, line.length()) <= limit
        ? line
        : line.substring(0, line.offsetByCodePoints(0, limit - 1)) + "…";
  }
}
