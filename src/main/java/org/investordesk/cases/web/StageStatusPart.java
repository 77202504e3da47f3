package org.investordesk.cases.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.Stages.Stage;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The stages as the investor reads them: done, running, due, in plain words. */
@Component
class StageStatusPart implements StatusPart {

  /**
   * @param late a running stage is past its limit
   * @param yours the investor has to do something
   */
  record Line(String title, String state, boolean running, boolean late, boolean yours) {}

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Stages stages;
  private final MessageSource messages;

  StageStatusPart(Stages stages, MessageSource messages) {
    this.stages = stages;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "stages";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String template() {
    return "cases/status-stages";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var found = stages.of(issue.number());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Map.of("lines", found.stream().map(one -> line(one, language)).toList()));
  }

  private Line line(Stage stage, Locale language) {
    var title = say(language, stage.titleKey());
    var running = stage.doneAt() == null;
    return new Line(
        stage.run() == 1 ? title : say(language, "cases.status.again", title, stage.run()),
        running ? running(stage, language) : done(stage, language),
        running,
        running && stage.late(),
        running && stage.holder() == Holder.INVESTOR);
  }

  private String done(Stage stage, Locale language) {
    var outcome = stage.outcomeKey() == null ? "" : say(language, stage.outcomeKey());
    return stage.on() == null
        ? outcome
        : say(
            language,
            "cases.status.done",
            outcome,
            day(stage.on().atStartOfDay(SHANGHAI).toInstant(), language));
  }

  private String running(Stage stage, Locale language) {
    return switch (stage.holder()) {
      case INVESTOR -> say(language, "cases.status.yours");
      case THIRD_PARTY -> say(language, "cases.status.thirdParty");
      case GOVERNMENT ->
          stage.due() == null
              ? say(language, "cases.status.running", day(stage.begunAt(), language))
              : say(language, "cases.status.due", day(stage.due(), language));
    };
  }

  private static String day(Instant at, Locale language) {
    var english = "en".equals(language.getLanguage());
    return DateTimeFormatter.ofPattern(
            english ? "EEE d MMM yyyy" : "yyyy年M月d日（EEE）",
            english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE)
        .format(at.atZone(SHANGHAI));
  }

  private String say(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language);
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    throw new NotFound();
  }

  @Override
  public Optional<String> done(String step) {
    return Optional.empty();
  }
}
