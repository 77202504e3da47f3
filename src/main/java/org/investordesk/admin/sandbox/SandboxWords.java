package org.investordesk.admin.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.investordesk.admin.sandbox.Answer.Count;
import org.investordesk.admin.sandbox.Answer.Differing;
import org.investordesk.admin.sandbox.Answer.Standing;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.platform.Sentences;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts an answer into the reader's words. */
@Component("sandboxWords")
class SandboxWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Sentences sentences;
  private final Directory directory;

  SandboxWords(Sentences sentences, Directory directory) {
    this.sentences = sentences;
    this.directory = directory;
  }

  /** The answer in plain sentences, the most important one first. */
  public List<String> headlines(Answer answer) {
    var lines = new ArrayList<String>();
    lines.add(
        say(
            "admin.sandbox.headline.late",
            answer.from().toString(),
            answer.until().toString(),
            answer.issues(),
            answer.late().before(),
            answer.late().after()));
    var moved = new ArrayList<String>();
    for (var level : Level.values()) {
      var more = answer.calls().getOrDefault(level, Count.NONE).more();
      if (more != 0) {
        moved.add(
            say(
                "admin.sandbox.headline." + (more > 0 ? "more." : "fewer.") + level.name(),
                Math.abs(more)));
      }
    }
    lines.addAll(moved);
    if (moved.isEmpty()) {
      lines.add(say("admin.sandbox.headline.sameCalls"));
    }
    if (!answer.routes().isEmpty()) {
      lines.add(say("admin.sandbox.headline.routes", answer.routes().size()));
    }
    return lines;
  }

  public String type(String type) {
    return type.isEmpty() ? say("cases.type.unknown") : say("cases.type." + type);
  }

  public String type(Differing issue) {
    return type(issue.type(), issue.variant());
  }

  private String type(@Nullable IssueType type, @Nullable String variant) {
    var name = type(type == null ? "" : type.name());
    return variant == null ? name : name + " · " + say("cases.variant." + variant);
  }

  public String policy(PolicyKey key) {
    return type(IssueType.parse(key.type()).orElse(null), key.variant());
  }

  /** As a form field sends it. */
  public String written(PolicyKey key) {
    return key.variant() == null ? key.type() : key.type() + ":" + key.variant();
  }

  public String clock(ClockName clock) {
    return say("cases.clock." + clock.name());
  }

  public String target(@Nullable Target target) {
    return target == null
        ? say("admin.sandbox.noClock")
        : say("cases.target." + target.unit().name(), target.amount());
  }

  public String department(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return say("admin.sandbox.noDepartment");
    }
    return directory.department(id).map(this::name).orElse(id);
  }

  private String name(Department department) {
    return language().getLanguage().equals("en") ? department.nameEn() : department.name();
  }

  public String late(Standing standing) {
    return say(standing.late() ? "admin.sandbox.late" : "admin.sandbox.inTime");
  }

  public String level(Standing standing) {
    var level = standing.highest();
    return level == null ? say("admin.sandbox.noCall") : say("escalation.level." + level.name());
  }

  public String holders(Standing standing) {
    var names =
        standing.holders().stream()
            .map(Person::name)
            .collect(Collectors.joining(say("admin.sandbox.comma")));
    return standing.asOfNow() && !names.isEmpty() ? say("admin.sandbox.asOfNow", names) : names;
  }

  public String time(Instant at) {
    var pattern = sentences.text("sla.format.instant", language());
    return DateTimeFormatter.ofPattern(pattern, language()).format(at.atZone(SHANGHAI));
  }

  public String day(LocalDate day) {
    return day.toString();
  }

  /** Such as +3. */
  public String more(Count count) {
    return count.more() > 0 ? "+" + count.more() : String.valueOf(count.more());
  }

  private String say(String key, Object... arguments) {
    return sentences.text(key, language(), arguments);
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }
}
