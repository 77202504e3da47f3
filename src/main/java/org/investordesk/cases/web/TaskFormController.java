package org.investordesk.cases.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.LegalGround;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.cases.Upload;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.process.TaskFiles;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.directory.Directory;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.TaskPage;
import org.investordesk.platform.process.EngineNames;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Light;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What Tasklist's forms and cards ask for. Answers only who may see the case file; else 404. */
@RestController
@RequestMapping("/desk")
class TaskFormController {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Cards one request may ask for. */
  private static final int MOST_CARDS = 200;

  /** The head every form shows. */
  record Header(
      String number,
      String subject,
      String type,
      String state,
      String department,
      @Nullable String handler,
      String due,
      String light,
      String label) {}

  record Choice(String id, String name, List<Choice> variants) {}

  /** A course the department may choose when it signs for the issue. */
  record CourseChoice(String id, String name, String text) {}

  /**
   * A card of Tasklist.
   *
   * @param light empty where the task belongs to no issue
   * @param due limit of the step, else of the issue, with the offset of Shaoxing
   * @param step the limit of the step in words; null where it has none
   */
  record Card(
      String light,
      String number,
      String subject,
      @Nullable String due,
      String label,
      @Nullable String step) {}

  private final TaskFiles tasks;
  private final CaseFiles files;
  private final IssueStore issues;
  private final IssueDesk desk;
  private final HandlingProcesses processes;
  private final List<TaskFormPart> parts;
  private final List<TaskPage> pages;
  private final Directory directory;
  private final ServiceClocks clocks;
  private final Words words;
  private final EngineNames engineNames;
  private final Clock clock;

  TaskFormController(
      TaskFiles tasks,
      CaseFiles files,
      IssueStore issues,
      IssueDesk desk,
      HandlingProcesses processes,
      List<TaskFormPart> parts,
      List<TaskPage> pages,
      Directory directory,
      ServiceClocks clocks,
      Words words,
      EngineNames engineNames,
      Clock clock) {
    this.tasks = tasks;
    this.files = files;
    this.issues = issues;
    this.desk = desk;
    this.processes = processes;
    this.parts = parts;
    this.pages = pages;
    this.directory = directory;
    this.clocks = clocks;
    this.words = words;
    this.engineNames = engineNames;
    this.clock = clock;
  }

  @GetMapping("/tasks/{taskId}/header")
  Header header(@PathVariable String taskId) {
    return header(issue(taskId));
  }

  /** Everything a form of ours shows: the head, its words in the reader's language, its choices. */
  @GetMapping("/tasks/{taskId}/form")
  Map<String, Object> form(@PathVariable String taskId, CsrfToken token) {
    var issue = issue(taskId);
    var facts = issues.find(issue.number()).orElseThrow(NotFound::new).issue();
    var form = new LinkedHashMap<String, Object>();
    form.put("header", header(issue));
    form.put("words", formWords("cases"));
    form.put("csrf", Map.of("header", token.getHeaderName(), "token", token.getToken()));
    form.put("type", issue.type() == null ? "" : issue.type().name());
    form.put("variant", issue.variant() == null ? "" : issue.variant());
    form.put("proposed", issue.proposedDepartment() == null ? "" : issue.proposedDepartment());
    form.put("types", Arrays.stream(IssueType.values()).map(this::choice).toList());
    form.put("departments", departments());
    form.put(
        "grounds",
        Arrays.stream(LegalGround.values())
            .map(ground -> plain(ground.name(), words.say("cases.ground." + ground.name())))
            .toList());
    form.put("reporter", issue.contact().name());
    form.put("projectName", issue.projectName() == null ? "" : issue.projectName());
    form.put("investorId", issue.investorId() == null ? "" : issue.investorId().toString());
    form.put("projects", issue.projectName() == null ? List.of() : projects(issue.projectName()));
    form.put(
        "investors",
        issue.investorId() == null
            ? investors(issue.contact().name())
            : directory.investor(issue.investorId()).stream()
                .map(found -> plain(Long.toString(found.id()), found.name()))
                .toList());
    form.put("answer", facts.answerText() == null ? "" : facts.answerText());
    form.put("explained", facts.explained());
    form.put("ground", facts.ground() == null ? "" : facts.ground());
    form.put("today", clock.instant().atZone(SHANGHAI).toLocalDate().toString());
    form.put("courses", courses(issue));
    addPart(taskId, issue, form);
    return form;
  }

  /** Another room's words and choices, where the task belongs to a process of its own. */
  private void addPart(String taskId, IssueView issue, Map<String, Object> form) {
    var step = tasks.step(taskId).orElseThrow(NotFound::new);
    for (var part : parts) {
      if (part.process().equals(step.process())) {
        var words = formWords("cases");
        words.putAll(formWords(part.room()));
        form.put("words", words);
        form.putAll(part.model(step.element(), taskId, issue));
      }
    }
  }

  /** Empty where there is nothing to choose: the type has no process of its own. */
  private List<CourseChoice> courses(IssueView issue) {
    return processes
        .of(issue.type())
        .map(
            own ->
                List.of(
                    new CourseChoice(
                        Course.STAGED.name(),
                        words.say("cases.course.STAGED"),
                        words.say(own.room() + ".course.text")),
                    new CourseChoice(
                        Course.DIRECT.name(),
                        words.say("cases.course.DIRECT"),
                        words.say("cases.course.DIRECT.text"))))
        .orElse(List.of());
  }

  @GetMapping("/api/projects")
  List<Choice> projects(@RequestParam("q") String text) {
    return directory.findProjects(text, 20).stream()
        .map(project -> plain(Long.toString(project.id()), project.name()))
        .toList();
  }

  @GetMapping("/api/investors")
  List<Choice> investors(@RequestParam("q") String text) {
    return directory.findInvestors(text, 20).stream()
        .map(investor -> plain(Long.toString(investor.id()), investor.name()))
        .toList();
  }

  /** Evidence, attached before the form is sent; staff sees it at once, the investor on release. */
  @PostMapping("/tasks/{taskId}/attachments")
  Map<String, String> attach(@PathVariable String taskId, @RequestParam("file") MultipartFile file)
      throws IOException {
    var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
    var kept =
        desk.attach(issue(taskId).number(), new Upload(name, file.getBytes()), Audience.STAFF);
    return Map.of("id", kept.id().toString(), "name", kept.fileName());
  }

  /**
   * What Tasklist shows by its id or in Chinese alone, as its reader says it: colleagues,
   * departments and, for who reads English, tasks and processes.
   */
  @GetMapping("/api/names")
  Map<String, String> names() {
    var names = new HashMap<>(engineNames.people());
    departments().forEach(department -> names.put(department.id(), department.name()));
    if (isEnglish()) {
      names.putAll(engineNames.inEnglish());
    }
    return names;
  }

  /** The lights of all visible cards at once; a task its reader may not see is left out. */
  @GetMapping("/api/lights")
  Map<String, Card> lights(@RequestParam("tasks") List<String> taskIds) {
    var asked = taskIds.stream().limit(MOST_CARDS).toList();
    var found = tasks.tasks(asked);
    var visible =
        found.values().stream()
            .map(TaskFiles.OfIssue::issue)
            .distinct()
            .filter(files::maySee)
            .toList();
    var now = clock.instant();
    var lights = clocks.lights(visible.stream().map(IssueNumber::value).toList(), now);
    var views = files.findAll(visible);
    var cards = new LinkedHashMap<String, Card>();
    found.forEach(
        (id, task) -> {
          var view = views.get(task.issue());
          var light = lights.get(task.issue().value());
          if (view == null || light == null) {
            return;
          }
          var left = resolution(task.issue());
          var due = task.due() == null ? view.dueAt() : task.due();
          cards.put(
              id,
              new Card(
                  light.name(),
                  task.issue().value(),
                  view.subject(),
                  due == null ? null : due.atZone(SHANGHAI).toOffsetDateTime().toString(),
                  label(light, left),
                  stepDue(task.due())));
        });
    asked.stream().filter(id -> !found.containsKey(id)).forEach(id -> addOther(cards, id));
    return cards;
  }

  /** A task of another room that belongs to no issue. */
  private void addOther(Map<String, Card> cards, String taskId) {
    for (var page : pages) {
      var about = page.of(taskId);
      if (about.isPresent()) {
        var step = tasks.step(taskId).orElseThrow(NotFound::new);
        cards.put(
            taskId,
            new Card(
                "",
                about.get().number(),
                about.get().title(),
                step.due() == null
                    ? null
                    : step.due().atZone(SHANGHAI).toOffsetDateTime().toString(),
                "",
                stepDue(step.due())));
        return;
      }
    }
  }

  private @Nullable String stepDue(@Nullable Instant due) {
    return due == null ? null : words.say("cases.page.stepDue", words.time(due));
  }

  /**
   * What is left of the resolution.
   *
   * @param provisional due in a year whose calendar is not published yet
   */
  private record Left(Instant due, Duration remaining, boolean provisional) {}

  private String label(Light light, @Nullable Left left) {
    var label = words.light(light, left == null ? null : left.remaining());
    return left != null && left.provisional()
        ? words.say("cases.page.labelProvisional", label)
        : label;
  }

  private @Nullable Left resolution(IssueNumber number) {
    return clocks.readings(number.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
        .map(reading -> new Left(reading.due(), reading.remaining(), reading.provisional()))
        .findFirst()
        .orElse(null);
  }

  private IssueView issue(String taskId) {
    var number = tasks.issueOf(taskId).filter(files::maySee).orElseThrow(NotFound::new);
    return files.find(number).orElseThrow(NotFound::new);
  }

  private Header header(IssueView issue) {
    var number = issue.number();
    var light = clocks.lights(List.of(number.value()), clock.instant()).get(number.value());
    var left = resolution(number);
    return new Header(
        number.value(),
        issue.subject(),
        words.type(issue.type(), issue.variant()),
        words.state(issue),
        words.department(issue),
        issue.handlerName(),
        words.time(issue.dueAt()),
        light == null ? "" : light.name(),
        light == null ? "" : label(light, left));
  }

  private Map<String, String> formWords(String room) {
    var prefix = room + ".form.";
    var bundle =
        ResourceBundle.getBundle(
            "messages/" + room,
            LocaleContextHolder.getLocale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    var sentences = new LinkedHashMap<String, String>();
    for (var key : bundle.keySet()) {
      if (key.startsWith(prefix)) {
        sentences.put(key.substring(prefix.length()), words.say(key));
      }
    }
    return sentences;
  }

  private static boolean isEnglish() {
    return "en".equals(LocaleContextHolder.getLocale().getLanguage());
  }

  private List<Choice> departments() {
    var english = isEnglish();
    return directory.departments().stream()
        .filter(department -> department.active())
        .map(
            department -> plain(department.id(), english ? department.nameEn() : department.name()))
        .toList();
  }

  private Choice choice(IssueType type) {
    return new Choice(
        type.name(),
        words.say("cases.type." + type.name()),
        type.variants().stream()
            .map(variant -> plain(variant, words.say("cases.variant." + variant)))
            .toList());
  }

  private static Choice plain(String id, String name) {
    return new Choice(id, name, List.of());
  }
}
