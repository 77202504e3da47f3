package org.investordesk.admin.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.investordesk.admin.sandbox.Answer.Differing;
import org.investordesk.admin.sandbox.Answer.Standing;
import org.investordesk.platform.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The answer as comma-separated values, one row an issue that would differ. */
@Component
class AnswerSheet {

  private final SandboxWords words;
  private final Sentences sentences;

  AnswerSheet(SandboxWords words, Sentences sentences) {
    this.words = words;
    this.sentences = sentences;
  }

  String of(Answer answer) {
    var lines = new ArrayList<String>();
    lines.add(row(words.headlines(answer)));
    lines.add(
        row(
            List.of(
                say("number"),
                say("subject"),
                say("type"),
                say("department"),
                say("dueBefore"),
                say("dueAfter"),
                say("lateBefore"),
                say("lateAfter"),
                say("levelBefore"),
                say("levelAfter"),
                say("holderBefore"),
                say("holderAfter"),
                say("callsBefore"),
                say("callsAfter"))));
    answer.differing().forEach(issue -> lines.add(row(cells(issue))));
    return String.join("\r\n", lines) + "\r\n";
  }

  private List<String> cells(Differing issue) {
    var before = issue.before();
    var after = issue.after();
    return List.of(
        issue.number().value(),
        issue.subject(),
        words.type(issue),
        words.department(issue.department()),
        time(before.due()),
        time(after.due()),
        words.late(before),
        words.late(after),
        level(before),
        level(after),
        words.holders(before),
        words.holders(after),
        String.valueOf(before.calls()),
        String.valueOf(after.calls()));
  }

  private String level(Standing standing) {
    return standing.highest() == null ? "" : standing.highest().name();
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : words.time(at);
  }

  private String say(String column) {
    return sentences.text("admin.sandbox.sheet." + column, language());
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(AnswerSheet::cell).reduce((a, b) -> a + "," + b).orElse("");
  }

  /** What a spreadsheet would take for a formula is text here. */
  private static String cell(String text) {
    var plain = text.replaceAll("[\\r\\n]+", " ");
    var guarded = plain.matches("[=+\\-@\\t].*") ? "'" + plain : plain;
    return "\"" + guarded.replace("\"", "\"\"") + "\"";
  }
}
