package org.investordesk.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Upload;
import org.investordesk.cases.process.TaskFiles;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.investordesk.platform.TaskPage;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The staff's case file: facts, clocks with their explanation, timeline, files, other rooms' parts.
 */
@Controller
@RequestMapping("/desk")
class CaseFileController {

  /** Another room's part, ready to be shown. */
  record Section(String titleKey, String template, Map<String, Object> model) {}

  /** What was typed into which form of the page, so that a refusal brings it back to that form. */
  private record Typed(String form, Map<String, @Nullable Object> values) {

    Typed(String form, String text) {
      this(form, new HashMap<>(Map.of("text", text)));
    }

    void put(String field, @Nullable Object value) {
      values.put(field, value);
    }
  }

  /** A clock with its name and the lines that explain its date. */
  record ClockLine(ClockReading reading, String name, List<String> explanation) {}

  private final CaseFiles files;
  private final IssueDesk desk;
  private final TaskFiles tasks;
  private final ServiceClocks clocks;
  private final Directory directory;
  private final CurrentUsers users;
  private final List<CaseFileSection> sections;
  private final List<TaskPage> taskPages;
  private final CaseFileForms forms;
  private final Words words;
  private final Clock clock;

  CaseFileController(
      CaseFiles files,
      IssueDesk desk,
      TaskFiles tasks,
      ServiceClocks clocks,
      Directory directory,
      CurrentUsers users,
      List<CaseFileSection> sections,
      List<TaskPage> taskPages,
      CaseFileForms forms,
      Words words,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.tasks = tasks;
    this.clocks = clocks;
    this.directory = directory;
    this.users = users;
    this.sections =
        sections.stream().sorted(Comparator.comparingInt(CaseFileSection::order)).toList();
    this.taskPages = taskPages;
    this.forms = forms;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/issues/{number}")
  String page(@PathVariable String number, Model model) {
    return show(visible(number), model, "cases/case-file", "/desk/issues/" + number);
  }

  /**
   * The same file inside Tasklist, without the page's frame; the room's own page where the task
   * belongs to no issue.
   */
  @GetMapping("/tasks/{taskId}/case-file")
  String inTasklist(@PathVariable String taskId, Model model, HttpServletResponse response) {
    var issue = tasks.issueOf(taskId).filter(files::maySee).flatMap(files::find);
    if (issue.isEmpty()) {
      for (var page : taskPages) {
        var about = page.of(taskId);
        if (about.isPresent()) {
          return "redirect:" + about.get().path() + "?embedded=1";
        }
      }
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "cases/no-case-file";
    }
    return show(
        issue.get(), model, "cases/case-file-embedded", "/desk/tasks/" + taskId + "/case-file");
  }

  /**
   * @param back where the forms on it lead back to
   */
  private String show(IssueView issue, Model model, String template, String back) {
    var number = issue.number();
    var now = clock.instant();
    var readings = clocks.readings(number.value(), now);
    var light = clocks.lights(List.of(number.value()), now).get(number.value());
    var remaining =
        readings.stream()
            .filter(reading -> reading.clock() == ClockName.RESOLUTION)
            .map(ClockReading::remaining)
            .findFirst()
            .orElse(null);
    model.addAttribute("issue", issue);
    model.addAttribute("light", light);
    model.addAttribute("lightText", light == null ? "" : words.light(light, remaining));
    model.addAttribute(
        "clockLines", readings.stream().map(reading -> clockLine(number, reading)).toList());
    model.addAttribute("timeline", files.timeline(number, Audience.STAFF));
    model.addAttribute("files", files.attachments(number, Audience.STAFF));
    model.addAttribute(
        "sections",
        sections.stream()
            .map(part -> new Section(part.titleKey(), part.template(), part.model(number)))
            .filter(part -> !part.model().isEmpty())
            .toList());
    model.addAttribute("back", back);
    model.addAttribute("openTask", tasks.waitingFor(users.current(), number).orElse(null));
    model.addAttribute("mayUpdate", mayUpdate(issue));
    model.addAttribute("mayWriteToInvestor", mayWriteToInvestor(issue));
    model.addAttribute("mayDirect", mayDirect() && issue.state().isOpen());
    model.addAttribute("mayTransfer", mayDirect() && isInHands(issue));
    model.addAttribute("departments", directory.departments());
    model.addAttribute("types", IssueType.values());
    model.addAttribute(
        "variants",
        Arrays.stream(IssueType.values()).flatMap(type -> type.variants().stream()).toList());
    return template;
  }

  private ClockLine clockLine(IssueNumber number, ClockReading reading) {
    return new ClockLine(
        reading,
        words.clock(reading.clock(), reading.part()),
        clocks.explain(
            number.value(), reading.clock(), reading.part(), LocaleContextHolder.getLocale()));
  }

  @PostMapping("/issues/{number}/updates")
  String update(
      @PathVariable String number,
      @RequestParam String text,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate promisedOn,
      RedirectAttributes after) {
    var issue = visible(number);
    if (!mayUpdate(issue)) {
      throw new NotFound();
    }
    var typed = new Typed("update", text);
    typed.put("promisedOn", promisedOn);
    return take(issue, after, typed, () -> desk.publishUpdate(issue.number(), text, promisedOn));
  }

  @PostMapping("/issues/{number}/notes")
  String note(@PathVariable String number, @RequestParam String text, RedirectAttributes after) {
    var issue = visible(number);
    return take(issue, after, new Typed("note", text), () -> desk.note(issue.number(), text));
  }

  @PostMapping("/issues/{number}/files")
  String file(
      @PathVariable String number,
      @RequestParam MultipartFile file,
      @RequestParam Audience audience,
      RedirectAttributes after)
      throws IOException {
    var issue = visible(number);
    if (audience == Audience.PUBLIC && !mayWriteToInvestor(issue)) {
      throw new NotFound();
    }
    var name = file.getOriginalFilename() == null ? "file" : file.getOriginalFilename();
    var upload = new Upload(name, file.getBytes());
    return take(
        issue, after, new Typed("file", ""), () -> desk.attach(issue.number(), upload, audience));
  }

  @PostMapping("/issues/{number}/transfer")
  String transfer(
      @PathVariable String number,
      @RequestParam String department,
      @RequestParam String reason,
      RedirectAttributes after) {
    var issue = directed(number);
    var typed = new Typed("transfer", reason);
    typed.put("department", department);
    return take(issue, after, typed, () -> desk.transfer(issue.number(), department, reason));
  }

  @PostMapping("/issues/{number}/type")
  String retype(
      @PathVariable String number,
      @RequestParam IssueType type,
      @RequestParam(required = false) @Nullable String variant,
      @RequestParam String reason,
      RedirectAttributes after) {
    var issue = directed(number);
    var kind = variant == null || variant.isBlank() ? null : variant;
    var typed = new Typed("type", reason);
    typed.put("type", type);
    typed.put("variant", kind);
    return take(issue, after, typed, () -> desk.retype(issue.number(), type, kind, reason));
  }

  @PostMapping("/issues/{number}/withdraw")
  String withdraw(
      @PathVariable String number, @RequestParam String reason, RedirectAttributes after) {
    var issue = directed(number);
    return take(
        issue, after, new Typed("withdraw", reason), () -> desk.withdraw(issue.number(), reason));
  }

  /** A file of a case: always downloaded, never shown in the page's own origin. */
  @GetMapping("/issues/{number}/files/{id}")
  ResponseEntity<byte[]> download(@PathVariable String number, @PathVariable UUID id) {
    var issue = visible(number);
    var file =
        files.attachments(issue.number(), Audience.STAFF).stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
        .body(files.content(id).orElseThrow(NotFound::new));
  }

  private String take(IssueView issue, RedirectAttributes after, Typed typed, Runnable step) {
    return forms.take(issue.number(), null, after, typed.form(), typed.values(), step);
  }

  private IssueView visible(String text) {
    var number = IssueNumber.parse(text).filter(files::maySee).orElseThrow(NotFound::new);
    return files.find(number).orElseThrow(NotFound::new);
  }

  private IssueView directed(String number) {
    var issue = visible(number);
    if (!mayDirect()) {
      throw new NotFound();
    }
    return issue;
  }

  private boolean mayUpdate(IssueView issue) {
    return isInHands(issue) && mayWriteToInvestor(issue);
  }

  /** Supervising is not taking over: leaders and the supervision office write to staff only. */
  private boolean mayWriteToInvestor(IssueView issue) {
    var user = users.current();
    return user.is(Role.COORDINATOR)
        || user.is(Role.ADMINISTRATOR)
        || user.departments().contains(String.valueOf(issue.department()));
  }

  private boolean mayDirect() {
    var user = users.current();
    return user.is(Role.COORDINATOR) || user.is(Role.ADMINISTRATOR);
  }

  private static boolean isInHands(IssueView issue) {
    return EnumSet.of(
            IssueState.DISPATCHED,
            IssueState.IN_PROGRESS,
            IssueState.WAITING_INVESTOR,
            IssueState.WAITING_THIRD_PARTY)
        .contains(issue.state());
  }
}
