package org.investordesk.admin.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of trials. Whoever may look at it may try, since nothing comes of it but an answer.
 * Takes pairs of fields {@code name} and {@code content}, as other pages send them, and uploaded
 * {@code files}; of two with one name the uploaded one counts.
 */
@Controller
@RequestMapping("/desk/sandbox")
@PreAuthorize("hasAnyRole('camunda-admin', 'coordinator', 'supervision-office')")
class SandboxPages {

  private static final int ROWS_SHOWN = 200;
  private static final int PEOPLE_SHOWN = 30;

  /** The clocks whose limits are in the table of types. */
  private static final Set<ClockName> CLOCKS = EnumSet.range(ClockName.CONTACT, ClockName.SILENCE);

  /**
   * What stood in the small form.
   *
   * @param policy type and, after a colon, variant
   */
  record Question(String policy, String clock, String amount, String unit) {

    static final Question NONE =
        new Question("", ClockName.RESOLUTION.name(), "", Target.Unit.WORKING_DAYS.name());
  }

  private final Sandbox sandbox;
  private final AnswerSheet sheet;

  SandboxPages(Sandbox sandbox, AnswerSheet sheet) {
    this.sandbox = sandbox;
    this.sheet = sheet;
  }

  @GetMapping
  ModelAndView start(@RequestParam(defaultValue = "") String edit) {
    var content = sandbox.inForce().get(edit);
    return page(
        content == null ? List.of() : List.of(new ProposedFile(edit, content)),
        Question.NONE,
        null,
        List.of());
  }

  /** The other language, or a reload, of a page that was an answer to a form. */
  @GetMapping({"/target", "/sheet"})
  String again() {
    return "redirect:/desk/sandbox";
  }

  @PostMapping
  ModelAndView run(
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(required = false) @Nullable List<MultipartFile> files) {
    var problems = new ArrayList<Problem>();
    var proposed = proposed(fields, files == null ? List.of() : files, problems);
    return problems.isEmpty()
        ? run(proposed, Question.NONE)
        : page(proposed, Question.NONE, null, problems);
  }

  @PostMapping("/target")
  ModelAndView target(
      @RequestParam(defaultValue = "") String policy,
      @RequestParam(defaultValue = "") String clock,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String unit) {
    var question = new Question(policy, clock, amount.strip(), unit);
    var key = key(policy);
    if (key == null) {
      return refused(question, Problem.of("policy", "admin.sandbox.target.policyMissing"));
    }
    if (!question.amount().matches("[1-9]\\d{0,2}")) {
      return refused(question, Problem.of("amount", "admin.sandbox.target.amountWrong"));
    }
    try {
      var target = new Target(Integer.parseInt(question.amount()), Target.Unit.valueOf(unit));
      return run(List.of(sandbox.withTarget(key, ClockName.valueOf(clock), target)), question);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    } catch (Refusal no) {
      return refused(question, Problem.of("clock", no.key(), no.arguments()));
    }
  }

  /** The whole answer as a table for a spreadsheet. */
  @PostMapping("/sheet")
  Object sheet(@RequestParam MultiValueMap<String, String> fields) {
    var problems = new ArrayList<Problem>();
    var proposed = proposed(fields, List.of(), problems);
    try {
      return download("sandbox.csv", "\uFEFF" + sheet.of(sandbox.run(proposed)));
    } catch (InvalidInput no) {
      return page(proposed, Question.NONE, null, no.problems());
    }
  }

  @GetMapping("/rules/{name}")
  ResponseEntity<byte[]> rules(@PathVariable String name) {
    var content = sandbox.inForce().get(name);
    if (content == null) {
      throw new NotFound();
    }
    return download(name, content);
  }

  private static ResponseEntity<byte[]> download(String name, String content) {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content.getBytes(StandardCharsets.UTF_8));
  }

  private ModelAndView run(List<ProposedFile> proposed, Question question) {
    try {
      return page(proposed, question, sandbox.run(proposed), List.of());
    } catch (InvalidInput no) {
      return page(proposed, question, null, no.problems());
    }
  }

  private ModelAndView refused(Question question, Problem problem) {
    return page(List.of(), question, null, List.of(problem));
  }

  private static List<ProposedFile> proposed(
      MultiValueMap<String, String> fields, List<MultipartFile> files, List<Problem> problems) {
    var proposed = new ArrayList<ProposedFile>();
    var names = Objects.requireNonNullElse(fields.get("name"), List.<String>of());
    var contents = Objects.requireNonNullElse(fields.get("content"), List.<String>of());
    for (int i = 0; i < Math.min(names.size(), contents.size()); i++) {
      add(proposed, new Typed(names.get(i), contents.get(i)), problems);
    }
    for (var file : files) {
      if (!file.isEmpty()) {
        add(proposed, new Uploaded(file), problems);
      }
    }
    return proposed;
  }

  private interface Source {
    ProposedFile read();
  }

  private record Typed(String name, String content) implements Source {
    @Override
    public ProposedFile read() {
      return ProposedFile.of(name, content);
    }
  }

  private record Uploaded(MultipartFile file) implements Source {
    @Override
    public ProposedFile read() {
      try {
        return ProposedFile.uploaded(
            Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read an uploaded file of rules", e);
      }
    }
  }

  private static void add(List<ProposedFile> proposed, Source source, List<Problem> problems) {
    try {
      var file = source.read();
      if (!file.content().isBlank()) {
        proposed.removeIf(earlier -> earlier.name().equals(file.name()));
        proposed.add(file);
      }
    } catch (Refusal no) {
      problems.add(Problem.of("files", no.key(), no.arguments()));
    }
  }

  private @Nullable PolicyKey key(String policy) {
    for (var key : sandbox.limits().keySet()) {
      if (written(key).equals(policy)) {
        return key;
      }
    }
    return null;
  }

  private static String written(PolicyKey key) {
    return key.variant() == null ? key.type() : key.type() + ":" + key.variant();
  }

  private ModelAndView page(
      List<ProposedFile> proposed,
      Question question,
      @Nullable Answer answer,
      List<Problem> problems) {
    var view = new ModelAndView("admin/sandbox");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("problems", problems);
    view.addObject("proposed", proposed);
    view.addObject("question", question);
    view.addObject("rules", sandbox.inForce().keySet());
    view.addObject("policies", sandbox.limits().keySet());
    view.addObject("clocks", CLOCKS);
    view.addObject("units", Target.Unit.values());
    view.addObject("answer", answer);
    if (answer != null) {
      view.addObject("rows", first(answer.differing(), ROWS_SHOWN));
      view.addObject("routes", first(answer.routes(), ROWS_SHOWN));
      var changed = answer.people().stream().filter(count -> count.calls().more() != 0).toList();
      var people = first(changed, PEOPLE_SHOWN);
      view.addObject("people", people);
      view.addObject("morePeople", changed.size() - people.size());
    }
    return view;
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(all.size(), most));
  }
}
