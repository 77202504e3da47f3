package org.investordesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.SupervisionUrged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What staff is written: what is asked, until when, and the case file's address. In Chinese, with
 * one line of English.
 */
@Component
class StaffLetters {

  private final Words chinese;
  private final Words english;
  private final MailSettings settings;
  private final Clock clock;

  StaffLetters(MessageSource messages, MailSettings settings, Clock clock) {
    this.chinese = new Words(messages, Language.ZH);
    this.english = new Words(messages, Language.EN);
    this.settings = settings;
    this.clock = clock;
  }

  Letter dispatched(IssueView issue, @Nullable Instant signForDue) {
    return letter(issue, "staffDispatched", issue.description(), signForDue);
  }

  Letter replied(IssueView issue, String text) {
    return letter(issue, "staffReplied", text, issue.dueAt());
  }

  Letter answerSubmitted(IssueView issue, @Nullable Instant checkDue) {
    return letter(issue, "staffAnswerSubmitted", null, checkDue);
  }

  Letter answerReturned(IssueView issue, String reason) {
    return letter(issue, "staffAnswerReturned", reason, issue.dueAt());
  }

  Letter reopened(IssueView issue, String text, @Nullable Instant signForDue) {
    return letter(issue, "staffReopened", text, signForDue != null ? signForDue : issue.dueAt());
  }

  /**
   * A letter about something that is no issue, from the keys {@code mail.<kind>.headline}, {@code
   * .what}, {@code .next} and {@code .quote}.
   *
   * @param text what is listed or was said
   * @param path of the page to look at, from the root
   * @param arguments of what and next alike
   */
  Letter plain(String kind, @Nullable String text, String path, Object... arguments) {
    return new Letter(
        Language.ZH.locale().toLanguageTag(),
        chinese.say("sender"),
        chinese.say("subject.plain", chinese.say("mail." + kind + ".headline", arguments)),
        chinese.say("mail." + kind + ".headline", arguments),
        null,
        List.of(chinese.say("mail." + kind + ".what", arguments)),
        text == null || text.isBlank()
            ? null
            : new Letter.Quote(chinese.say("mail." + kind + ".quote"), text.strip()),
        List.of(
            chinese.say("mail." + kind + ".next", arguments),
            english.say("mail." + kind + ".what", arguments)
                + " "
                + english.say("mail." + kind + ".next", arguments)),
        List.of(),
        List.of(new Letter.Link(chinese.say("link.page"), settings.page(path))),
        List.of(chinese.say("note.staff")));
  }

  /** An investor cannot be reached by mail any more. */
  Letter undeliverable(IssueView issue, @Nullable String address, String error) {
    return letter(
        issue,
        "staffUndeliverable",
        (address == null ? "" : Letter.oneLine(address, 320) + "\n") + error,
        null);
  }

  /**
   * @param copy the reader is told, not asked
   */
  Letter escalated(IssueView issue, IssueEscalated event, boolean copy) {
    var level = "level." + event.level();
    var passed = !event.due().isAfter(clock.instant());
    var what =
        chinese.say(
            passed ? "mail.staffEscalated.missed" : "mail.staffEscalated.near",
            chinese.clock(event.clock(), event.part()),
            passed ? chinese.on(event.due()) : chinese.by(event.due()),
            chinese.say(level));
    var englishLine =
        english.say(
            passed ? "mail.staffEscalated.missed" : "mail.staffEscalated.near",
            english.clock(event.clock(), event.part()),
            passed ? english.on(event.due()) : english.by(event.due()),
            english.say(level));
    var ask = copy ? "mail.staffEscalated.copy" : "mail.staffEscalated.ask." + event.level();
    return assemble(
        issue,
        chinese.say("mail.staffEscalated.headline", chinese.say(level)),
        List.of(what),
        event.reason() == null
            ? null
            : new Letter.Quote(chinese.say("mail.staffEscalated.reason"), event.reason().strip()),
        List.of(chinese.say(ask), englishLine + " " + english.say(ask)),
        passed ? null : chinese.by(event.due()));
  }

  /**
   * @param leader name of who urged
   * @param copy the reader is told, not asked
   */
  Letter urged(IssueView issue, SupervisionUrged event, String leader, boolean copy) {
    var due = issue.dueAt();
    var next = due == null || !due.isAfter(clock.instant()) ? null : due;
    return supervised(
        issue,
        "staffUrged",
        leader,
        event.at(),
        event.text(),
        next == null ? null : words -> words.by(next),
        copy);
  }

  /**
   * A letter whose sentences have arguments of their own.
   *
   * @param kind its sentences are {@code mail.<kind>.headline}, {@code .what}, {@code .quote} and
   *     {@code .next}
   * @param arguments of all of them, in the words of each language
   * @param until the date of the next step
   */
  Letter told(
      IssueView issue,
      String kind,
      Function<Words, Object[]> arguments,
      @Nullable String text,
      @Nullable Function<Words, String> until) {
    var mine = arguments.apply(chinese);
    return assemble(
        issue,
        chinese.say("mail." + kind + ".headline", mine),
        List.of(chinese.say("mail." + kind + ".what", mine)),
        text == null || text.isBlank()
            ? null
            : new Letter.Quote(chinese.say("mail." + kind + ".quote"), text.strip()),
        List.of(
            chinese.say("mail." + kind + ".next", mine),
            english.say("mail." + kind + ".next", arguments.apply(english))),
        until == null ? null : until.apply(chinese));
  }

  private Letter supervised(
      IssueView issue,
      String kind,
      String leader,
      Instant at,
      String text,
      @Nullable Function<Words, String> until,
      boolean copy) {
    var next = new ArrayList<String>();
    for (var words : List.of(chinese, english)) {
      next.add(
          until == null
              ? words.say("mail." + kind + ".undated")
              : words.say("mail." + kind + ".next", until.apply(words)));
      if (copy) {
        next.add(words.say("mail.staffSupervised.copy"));
      }
    }
    return assemble(
        issue,
        chinese.say("mail." + kind + ".headline"),
        List.of(
            chinese.say("mail." + kind + ".what", leader, chinese.on(at)),
            chinese.say("mail.staffSupervised.what")),
        new Letter.Quote(chinese.say("mail." + kind + ".quote"), text.strip()),
        next,
        until == null ? null : until.apply(chinese));
  }

  /**
   * A letter of the usual shape, from the keys {@code mail.<kind>.headline}, {@code .what}, {@code
   * .next} (with a limit) or {@code .undated}, and {@code .quote}.
   *
   * @param text somebody's words, if any
   */
  Letter letter(IssueView issue, String kind, @Nullable String text, @Nullable Instant until) {
    var next = new ArrayList<String>();
    var dated = until == null ? ".undated" : ".next";
    next.add(say(chinese, "mail." + kind + dated, until));
    next.add(say(english, "mail." + kind + dated, until));
    return assemble(
        issue,
        chinese.say("mail." + kind + ".headline"),
        List.of(chinese.say("mail." + kind + ".what")),
        text == null || text.isBlank()
            ? null
            : new Letter.Quote(chinese.say("mail." + kind + ".quote"), text.strip()),
        next,
        until == null ? null : chinese.by(until));
  }

  private static String say(Words words, String key, @Nullable Instant until) {
    return until == null ? words.say(key) : words.say(key, words.by(until));
  }

  /**
   * @param until as the reader sees it
   */
  private Letter assemble(
      IssueView issue,
      String headline,
      List<String> what,
      Letter.@Nullable Quote quote,
      List<String> next,
      @Nullable String until) {
    var facts = new ArrayList<Letter.Fact>();
    facts.add(fact("number", issue.number().value()));
    facts.add(fact("subject", issue.subject()));
    var contact = issue.contact();
    facts.add(
        fact(
            "contact",
            contact.enterprise() == null || contact.enterprise().isBlank()
                ? contact.name()
                : contact.name() + "（" + contact.enterprise() + "）"));
    if (issue.departmentName() != null) {
      facts.add(fact("department", issue.departmentName()));
    }
    if (issue.handlerName() != null) {
      facts.add(fact("handler", issue.handlerName()));
    }
    if (until != null) {
      facts.add(fact("until", until));
    }
    if (issue.dueAt() != null && !chinese.by(issue.dueAt()).equals(until)) {
      facts.add(fact("due", chinese.by(issue.dueAt())));
    }
    return new Letter(
        Language.ZH.locale().toLanguageTag(),
        chinese.say("sender"),
        chinese.say(
            "subject",
            issue.number().value(),
            chinese.say("subject.staff", headline, Letter.oneLine(issue.subject(), 60))),
        headline,
        null,
        what,
        quote,
        next,
        facts,
        List.of(
            new Letter.Link(
                chinese.say("link.caseFile"), settings.caseFileLink(issue.number().value()))),
        List.of(chinese.say("note.staff")));
  }

  private Letter.Fact fact(String label, String value) {
    return new Letter.Fact(chinese.say("fact." + label), value);
  }
}
