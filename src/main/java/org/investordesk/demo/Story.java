package org.investordesk.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A problem of the sample data and what became of it, as {@code demo/problems.yaml} tells it; a
 * file {@code demo/problems-<capability>.yaml} tells some of them in more detail, or others.
 *
 * @param by key of the investor
 * @param project key of the project
 * @param type type and, after a slash, its variant
 * @param department who is to handle it
 * @param story steps in order of time
 */
record Story(
    String by,
    String project,
    String type,
    Channel channel,
    String department,
    String subject,
    String text,
    List<String> story) {

  private static final int YEAR = 2026;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pattern STEP =
      Pattern.compile(
          "(\\d\\d-\\d\\d) (\\d\\d:\\d\\d) (?:part(\\d) )?(\\w+)(?: (.*?))?(?:=(\\d\\d-\\d\\d))?");
  private static final Pattern PART = Pattern.compile("(\\w+)(?:/(\\w+))?@([a-z-]+) (.+)");

  /** What can happen in a story. */
  enum Act {
    REGISTER,
    CONTACT,
    ACCEPT,
    /**
     * Takes it in as several: {@code split POWER/LOW@power-supply 接电; LAND@natural-resources 土地证}.
     * What a part goes through afterwards is told by {@code part2 sign …}; without, or with {@code
     * part1}, it is the issue that kept the number.
     */
    SPLIT,
    /** Puts the parts in order: {@code order 2-1-3 先验收后并网}. */
    ORDER,
    /** A second report of the same: merged into the problem with that subject. */
    MERGE,
    SIGN,
    /** Signs for it and chooses the stages of the type's own process. */
    STAGED,
    /** Asks another department to assist: {@code assist fire-rescue 请核对消防间距}. */
    ASSIST,
    /**
     * Completes a task of Tasklist as whoever it waits for: {@code task userTask_surveySite
     * on=today|text=已到现场}; {@code userTask_giveOpinion@fire-rescue} where several departments have
     * one. Evidence is attached by itself where the form takes any.
     */
    TASK,
    /** Asks to return the issue: {@code handback commerce 不归我局办理}. */
    HANDBACK,
    /** Asks for more working days: {@code extend 5 许可下周才能办好}; evidence is attached. */
    EXTEND,
    /** The investor contests the last pause. */
    CONTEST,
    /** The investor appeals to the supervision office. */
    APPEAL,
    /** The investor hands in a paper a simulated approval waits for. */
    PAPER,
    /** A mandate is entered; see {@link SampleApprovals}. */
    MANDATE,
    /** The agent says how an item of his list stands. */
    ITEM,
    /**
     * The investor reports an item of his list, with a file: {@code fix 2 雨棚已拆除}. In a task's
     * fields {@code #2} stands for the id of that item.
     */
    FIX,
    /** The investor sends his list back. */
    BACK,
    /** The coordinator puts a power issue into the green channel. */
    GREEN,
    /** The investor agrees with his supply scheme. */
    AGREE,
    /** The investor contests his supply scheme. */
    DISAGREE,
    UPDATE,
    NOTE,
    ASK,
    REPLY,
    THIRD,
    RESUME,
    ANSWER,
    RETURN,
    RELEASE,
    CONFIRM,
    OBJECT,
    /** A leader calls an on-site office about it; see {@link SampleOffices}. */
    OFFICE,
    /** The minutes of the one about it are taken down and signed. */
    MINUTES,
    /** The investor answers the survey: {@code rate 4 yes 送电比承诺早了两天}. */
    RATE,
    /** Why it came to be is found out; see {@link SampleFixes}. */
    FINDING,
    /** A recommendation is made about all issues with its clause. */
    RECOMMEND,
    /** A task of the recommendation about it, as {@link #TASK}. */
    FIX_TASK
  }

  /**
   * @param part which issue of the case it happens to, 1 the one that kept the number
   * @param words what was said or written; empty where nothing was
   * @param promised the day named to the investor
   */
  record Step(Instant at, int part, Act act, String words, @Nullable LocalDate promised) {

    Step(Instant at, Act act, String words, @Nullable LocalDate promised) {
      this(at, 1, act, words, promised);
    }
  }

  /** The parts a {@link Act#SPLIT} names. */
  static List<CaseWork.Part> parts(Step step) {
    return Arrays.stream(step.words().split(";"))
        .map(String::strip)
        .map(
            line -> {
              var part = PART.matcher(line);
              if (!part.matches()) {
                throw new IllegalArgumentException("no part of a problem: " + line);
              }
              return new CaseWork.Part(
                  IssueType.valueOf(part.group(1)),
                  part.group(2),
                  part.group(3),
                  part.group(4),
                  null,
                  List.of());
            })
        .toList();
  }

  /**
   * All problems in the order of the files; one told again, with the same subject, takes the place
   * of the first telling.
   */
  static List<Story> all() {
    var mapper = JsonMapper.builder().build();
    var bySubject = new LinkedHashMap<String, Story>();
    for (var file : files()) {
      for (var story :
          mapper.convertValue(SampleDirectory.read(file), new TypeReference<List<Story>>() {})) {
        bySubject.put(story.subject(), story);
      }
    }
    return List.copyOf(bySubject.values());
  }

  /**
   * What happened besides to a problem told elsewhere, as {@code demo/aftermath.yaml} tells it:
   * steps that do not change how the problem itself ends.
   */
  record Aftermath(String subject, List<String> story) {

    List<Step> steps() {
      return story.stream().map(Story::step).toList();
    }
  }

  static List<Aftermath> aftermath() {
    return JsonMapper.builder()
        .build()
        .convertValue(
            SampleDirectory.read("demo/aftermath.yaml"), new TypeReference<List<Aftermath>>() {});
  }

  private static List<String> files() {
    try {
      var found = new ArrayList<String>();
      found.add("demo/problems.yaml");
      Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:demo/problems-*.yaml"))
          .map(file -> "demo/" + file.getFilename())
          .sorted()
          .forEach(found::add);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IssueType issueType() {
    return IssueType.valueOf(type.split("/")[0]);
  }

  /**
   * A task completed in a story.
   *
   * @param department whose; null where only one has such a task
   * @param fields what the form sends
   */
  record TaskDone(String element, @Nullable String department, Map<String, String> fields) {}

  /** What a step {@link Act#TASK} does. */
  static TaskDone taskDone(Step step) {
    var space = step.words().indexOf(' ');
    var name = space < 0 ? step.words() : step.words().substring(0, space);
    var fields = new LinkedHashMap<String, String>();
    if (space >= 0) {
      for (var field : step.words().substring(space + 1).split("\\|")) {
        var equals = field.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("no field=value: " + field);
        }
        var value = field.substring(equals + 1).strip().replace("\\n", "\n");
        fields.put(
            field.substring(0, equals).strip(),
            value.equals("today") ? step.at().atZone(SHANGHAI).toLocalDate().toString() : value);
      }
    }
    var at = name.indexOf('@');
    return new TaskDone(
        at < 0 ? name : name.substring(0, at), at < 0 ? null : name.substring(at + 1), fields);
  }

  @Nullable String variant() {
    var slash = type.indexOf('/');
    return slash < 0 ? null : type.substring(slash + 1);
  }

  List<Step> steps() {
    return story.stream().map(Story::step).toList();
  }

  private static Step step(String line) {
    var parts = STEP.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no step of a story: " + line);
    }
    var at = LocalDateTime.parse("%d-%sT%s".formatted(YEAR, parts.group(1), parts.group(2)));
    var part = parts.group(3);
    var words = parts.group(5);
    var promised = parts.group(6);
    return new Step(
        at.atZone(SHANGHAI).toInstant(),
        part == null ? 1 : Integer.parseInt(part),
        Act.valueOf(parts.group(4).toUpperCase(Locale.ROOT)),
        words == null ? "" : words.strip(),
        promised == null ? null : LocalDate.parse(YEAR + "-" + promised));
  }
}
