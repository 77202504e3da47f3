package org.investordesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.LegalGround;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the investor is written, in his language: what happened, what happens next, by when, who
 * works on it, where to look and how to answer.
 */
@Component
class InvestorLetters {

  private final MessageSource messages;
  private final MailSettings settings;
  private final Clock clock;

  InvestorLetters(MessageSource messages, MailSettings settings, Clock clock) {
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The receipt. To an address nobody has vouched for it repeats nothing of what was typed into the
   * form, so that the desk cannot be made to carry a stranger's words to a third person.
   *
   * @param triageDue until when the investor hears whether the issue is taken in
   */
  Letter receipt(IssueView issue, @Nullable Instant triageDue) {
    var words = words(issue);
    var letter = new Draft(issue, words, "receipt");
    letter.paragraph("what", words.on(issue.registeredAt()));
    if (triageDue == null) {
      letter.next("undated");
    } else {
      letter.next("next", words.by(triageDue));
    }
    if (!issue.contactVerified()) {
      letter.anonymous = true;
      letter.next("verify");
      letter.links.add(new Letter.Link(words.say("link.verify"), settings.verifyLink()));
    }
    letter.expected(null);
    return letter.finish();
  }

  /**
   * A letter of the usual shape, from the keys {@code mail.<kind>.headline}, {@code .what}, {@code
   * .next} and, where something is quoted, {@code .quote}.
   *
   * @param quoted somebody's words, if any
   * @param promisedAt a date told to the investor, which then is the expected one
   * @param arguments of headline, what and next alike
   */
  Letter told(
      IssueView issue,
      String kind,
      @Nullable String quoted,
      @Nullable Instant promisedAt,
      Object... arguments) {
    var letter = new Draft(issue, words(issue), kind);
    letter.headline(arguments);
    letter.paragraph("what", arguments);
    letter.quote(kind + ".quote", quoted);
    letter.next("next", arguments);
    letter.expected(promisedAt);
    return letter.finish();
  }

  Letter declined(IssueView issue, LegalGround ground, String text) {
    var words = words(issue);
    var letter = new Draft(issue, words, "declined");
    letter.paragraph("what", words.say("ground." + ground));
    letter.quote("declined.quote", text);
    letter.next("next");
    return letter.finish();
  }

  /**
   * @param previous name of the department it was taken from
   */
  Letter dispatched(IssueView issue, @Nullable String previous) {
    var words = words(issue);
    var department = department(issue, words);
    var letter = new Draft(issue, words, previous == null ? "dispatched" : "moved");
    letter.headline(department);
    if (previous == null) {
      letter.paragraph("what", department);
    } else {
      letter.paragraph("what", previous, department);
    }
    letter.next("next");
    letter.expected(null);
    return letter.finish();
  }

  Letter signedFor(IssueView issue, @Nullable String plan, @Nullable Instant promisedAt) {
    var words = words(issue);
    var letter = new Draft(issue, words, "signedFor");
    var department = department(issue, words);
    var handler = issue.handlerName() == null ? department : issue.handlerName();
    letter.headline(department);
    letter.paragraph("what", department, handler);
    letter.quote("signedFor.quote", plan);
    letter.next("next");
    letter.expected(promisedAt);
    return letter.finish();
  }

  Letter update(IssueView issue, String text, @Nullable Instant promisedAt) {
    var words = words(issue);
    var letter = new Draft(issue, words, "update");
    letter.paragraph("what", department(issue, words));
    letter.quote("update.quote", text);
    letter.next("next");
    letter.expected(promisedAt);
    return letter.finish();
  }

  Letter papersRequested(IssueView issue, String text) {
    return paused(issue, "papersRequested", text);
  }

  Letter thirdPartyAwaited(IssueView issue, String text) {
    return paused(issue, "thirdParty", text);
  }

  /**
   * A letter that says that the clocks stand still, from the keys {@code mail.<kind>.headline},
   * {@code .what}, {@code .quote} and {@code .next}.
   */
  Letter paused(IssueView issue, String kind, String text) {
    var words = words(issue);
    var letter = new Draft(issue, words, kind);
    letter.paragraph("what", department(issue, words));
    letter.quote(kind + ".quote", text);
    letter.next("next");
    var due = letter.expectedAt(null);
    if (due != null) {
      letter.fact("expected", words.say("fact.expected.paused", words.by(due)));
    }
    return letter.finish();
  }

  /**
   * @param reason in the reader's words
   * @param longest when the pause ends by itself at the latest
   */
  Letter pausedFor(IssueView issue, String text, String reason, Instant longest) {
    var words = words(issue);
    var letter = new Draft(issue, words, "paused");
    letter.paragraph("what", department(issue, words), reason);
    letter.quote("paused.quote", text);
    letter.next("next", words.by(longest));
    var due = letter.expectedAt(null);
    if (due != null) {
      letter.fact("expected", words.say("fact.expected.paused", words.by(due)));
    }
    return letter.finish();
  }

  Letter resumed(IssueView issue, String text) {
    var words = words(issue);
    var letter = new Draft(issue, words, "resumed");
    letter.paragraph("what", department(issue, words));
    letter.quote("update.quote", text);
    letter.next("next");
    letter.expected(null);
    return letter.finish();
  }

  /**
   * @param silenceDue until when the investor may say whether it is solved; later it counts as
   *     closed
   */
  Letter answer(IssueView issue, String text, boolean explained, @Nullable Instant silenceDue) {
    var words = words(issue);
    var letter = new Draft(issue, words, explained ? "explained" : "answer");
    letter.paragraph("what", department(issue, words));
    letter.quote("answer.quote", text);
    askForWord(letter, words, silenceDue);
    return letter.finish();
  }

  Letter reminder(IssueView issue, boolean second, @Nullable Instant silenceDue) {
    var words = words(issue);
    var letter = new Draft(issue, words, second ? "reminder2" : "reminder1");
    letter.paragraph(
        "what",
        department(issue, words),
        words.on(issue.answeredAt() == null ? clock.instant() : issue.answeredAt()));
    askForWord(letter, words, silenceDue);
    return letter.finish();
  }

  private static void askForWord(Draft letter, Words words, @Nullable Instant silenceDue) {
    letter.statusLinkKey = "link.confirm";
    letter.next.add(words.say("mail.answer.next"));
    if (silenceDue != null) {
      letter.next.add(words.say("mail.answer.silence", words.by(silenceDue)));
      letter.fact("confirm", words.by(silenceDue));
    }
  }

  Letter reopened(IssueView issue, String text) {
    var words = words(issue);
    var letter = new Draft(issue, words, "reopened");
    letter.paragraph("what", department(issue, words));
    letter.quote("reopened.quote", text);
    letter.next("next");
    letter.expected(null);
    return letter.finish();
  }

  Letter retyped(IssueView issue) {
    var words = words(issue);
    var letter = new Draft(issue, words, "retyped");
    letter.paragraph("what");
    letter.next("next");
    letter.expected(null);
    return letter.finish();
  }

  /**
   * @param confirmed true where the investor said so, false where he kept silent
   */
  Letter closed(IssueView issue, IssueState state, @Nullable Boolean confirmed, Instant at) {
    var words = words(issue);
    var kind =
        switch (state) {
          case WITHDRAWN -> "withdrawn";
          case MERGED -> "merged";
          case EXPLAINED -> "closedExplained";
          default -> Boolean.FALSE.equals(confirmed) ? "lapsed" : "solved";
        };
    var letter = new Draft(issue, words, kind);
    letter.paragraph("what");
    letter.next("next");
    if (state == IssueState.SOLVED || state == IssueState.EXPLAINED) {
      letter.next.add(words.say("mail.survey.next"));
      letter.linkToSurvey();
    }
    letter.fact("closed", words.on(at));
    return letter.finish();
  }

  /** Reminds of the survey after the closing. */
  Letter surveyReminder(IssueView issue, boolean second) {
    var words = words(issue);
    var letter = new Draft(issue, words, second ? "surveyReminder2" : "surveyReminder1");
    letter.paragraph("what");
    letter.next.add(words.say("mail.survey.next"));
    letter.linkToSurvey();
    return letter.finish();
  }

  /**
   * A letter with a headline, one paragraph, what a person wrote, and what comes next.
   *
   * @param kind its sentences are {@code mail.<kind>.headline}, {@code .what}, {@code .quote} and
   *     {@code .next}
   * @param arguments of headline, paragraph and next step, in the reader's words
   */
  Letter told(
      IssueView issue, String kind, Function<Words, Object[]> arguments, @Nullable String text) {
    var words = words(issue);
    var mine = arguments.apply(words);
    var letter = new Draft(issue, words, kind);
    letter.headline(mine);
    letter.paragraph("what", mine);
    letter.quote(kind + ".quote", text);
    letter.next("next", mine);
    letter.expected(null);
    return letter.finish();
  }

  /**
   * One letter for all parts of a division.
   *
   * @param issues all that go on from here, the divided one first
   */
  Letter split(IssueView issue, List<IssueView> issues) {
    var words = words(issue);
    var letter = new Draft(issue, words, "split");
    letter.headline(issues.size());
    letter.paragraph("what", issues.size());
    letter.next("next");
    for (var part : issues) {
      var due = expectedAt(part, null);
      letter.facts.add(
          new Letter.Fact(
              part.number().value(),
              words.say(
                  due == null ? "mail.split.part" : "mail.split.datedPart",
                  part.subject(),
                  department(part, words),
                  due == null ? "" : words.by(due))));
    }
    return letter.finish();
  }

  /**
   * @param into where it lives on
   * @param acrossInvestors then nothing of the other issue is told but number, department and date
   */
  Letter merged(IssueView issue, IssueView into, boolean acrossInvestors) {
    var words = words(issue);
    var letter = new Draft(issue, words, "mergedInto");
    letter.headline(into.number().value());
    letter.paragraph("what", into.number().value(), department(into, words));
    letter.next(acrossInvestors ? "across" : "next", into.number().value());
    letter.next("contest");
    letter.fact("mergedInto", into.number().value());
    if (into.dueAt() != null) {
      letter.fact("expected", words.by(into.dueAt()));
    }
    return letter.finish();
  }

  /** What another investor's issue was merged into is closed; its answer is not his to read. */
  Letter jointClosed(IssueView issue, IssueView into, Instant at) {
    var words = words(issue);
    var letter = new Draft(issue, words, "jointClosed");
    letter.paragraph("what", into.number().value(), department(into, words));
    letter.next("next");
    letter.fact("mergedInto", into.number().value());
    letter.fact("closed", words.on(at));
    return letter.finish();
  }

  /** The date a letter about this issue names as the expected one; null before there is one. */
  @Nullable Instant expectedAt(IssueView issue, @Nullable Instant promisedAt) {
    var promise = promisedAt != null ? promisedAt : issue.promisedAt();
    // A promise that has passed is no expectation any more; the limit still is.
    return promise != null && promise.isAfter(clock.instant()) ? promise : issue.dueAt();
  }

  Words words(IssueView issue) {
    return new Words(messages, issue.language());
  }

  private static String department(IssueView issue, Words words) {
    var name = words.departmentOf(issue);
    return name == null ? words.say("desk") : name;
  }

  /** A letter in the making; parts that are the same in all of them are added at the end. */
  private final class Draft {

    private final IssueView issue;
    private final Words words;
    private final String kind;
    private final List<String> what = new ArrayList<>();
    private final List<String> next = new ArrayList<>();
    private final List<Letter.Fact> facts = new ArrayList<>();
    private final List<Letter.Link> links = new ArrayList<>();
    private String headline = "";
    private Letter.@Nullable Quote quote;
    private String statusLinkKey = "link.status";

    /** Where on the status page the reader shall land. */
    private String place = "";

    private boolean anonymous;

    Draft(IssueView issue, Words words, String kind) {
      this.issue = issue;
      this.words = words;
      this.kind = kind;
      headline();
    }

    void headline(Object... arguments) {
      headline = words.say("mail." + kind + ".headline", arguments);
    }

    void paragraph(String part, Object... arguments) {
      what.add(words.say("mail." + kind + "." + part, arguments));
    }

    void next(String part, Object... arguments) {
      next.add(words.say("mail." + kind + "." + part, arguments));
    }

    void quote(String headingKey, @Nullable String text) {
      if (text != null && !text.isBlank()) {
        quote = new Letter.Quote(words.say("mail." + headingKey), text.strip());
      }
    }

    void fact(String label, String value) {
      facts.add(new Letter.Fact(words.say("fact." + label), value));
    }

    @Nullable Instant expectedAt(@Nullable Instant promisedAt) {
      return InvestorLetters.this.expectedAt(issue, promisedAt);
    }

    /** To the very question: the page of a long story would hide it. */
    void linkToSurvey() {
      statusLinkKey = "link.survey";
      place = "#survey-" + issue.number();
    }

    void expected(@Nullable Instant promisedAt) {
      var due = expectedAt(promisedAt);
      // of a closed issue nothing is expected any more, whatever is told about it later
      if (due != null && issue.state().isOpen()) {
        fact("expected", words.by(due));
      }
    }

    Letter finish() {
      var all = new ArrayList<Letter.Fact>();
      all.add(new Letter.Fact(words.say("fact.number"), issue.number().value()));
      if (!anonymous) {
        all.add(new Letter.Fact(words.say("fact.subject"), issue.subject()));
      }
      var department = words.departmentOf(issue);
      if (department != null) {
        all.add(new Letter.Fact(words.say("fact.department"), department));
      }
      if (issue.handlerName() != null) {
        all.add(new Letter.Fact(words.say("fact.handler"), issue.handlerName()));
      }
      all.addAll(facts);
      links.add(new Letter.Link(words.say(statusLinkKey), settings.statusLink() + place));
      return new Letter(
          words.language().locale().toLanguageTag(),
          words.say("sender"),
          words.say("subject", issue.number().value(), headline),
          headline,
          anonymous ? words.say("greeting.unknown") : words.say("greeting", issue.contact().name()),
          what,
          quote,
          next,
          all,
          links,
          List.of(
              words.say(settings.mail().replyDomain() == null ? "note.noReply" : "note.reply"),
              words.say("note.link")));
    }
  }
}
