package org.investordesk.systemic.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.investordesk.systemic.Cause;
import org.investordesk.systemic.Cluster;
import org.investordesk.systemic.Recommendation;
import org.investordesk.systemic.SystemicFixes;
import org.investordesk.systemic.SystemicFixes.Finding;
import org.investordesk.systemic.SystemicFixes.Proposal;
import org.investordesk.systemic.process.FixTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Suggested clusters, the register of recommendations, and what their task forms show. */
@Controller
class FixPages {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SHANGHAI);
  private static final String FORM_WORDS = "systemic.form.";

  /**
   * A suggested cluster as its reader sees it.
   *
   * @param prefill what the form is opened with: the numbers, by comma
   */
  record Suggested(String kindKey, String shared, List<Item> issues, String prefill) {}

  /** An issue of a cluster. */
  record Item(String number, String subject) {}

  /** A row of the register. */
  record Row(Recommendation fix, String owner, boolean late) {}

  /** A department to choose. */
  record Choice(String id, String name) {}

  private final SystemicFixes fixes;
  private final FixTasks tasks;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final MessageSource messages;
  private final Clock clock;

  FixPages(
      SystemicFixes fixes,
      FixTasks tasks,
      CaseFiles files,
      Directory directory,
      CurrentUsers users,
      MessageSource messages,
      Clock clock) {
    this.fixes = fixes;
    this.tasks = tasks;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/desk/systemic")
  ModelAndView register() {
    var user = users.current();
    var view = new ModelAndView("systemic/register");
    view.addObject("mayPropose", mayPropose(user));
    view.addObject(
        "suggested",
        user.seesEveryDepartment()
            ? fixes.clusters().stream().map(this::suggested).toList()
            : List.of());
    view.addObject("rows", visible(user).stream().map(this::row).toList());
    return view;
  }

  private List<Recommendation> visible(CurrentUser user) {
    if (user.seesEveryDepartment()) {
      return fixes.all(null);
    }
    var own = new ArrayList<Recommendation>();
    user.departments().forEach(department -> own.addAll(fixes.all(department)));
    return own;
  }

  private Suggested suggested(Cluster one) {
    return new Suggested(
        "systemic.kind." + one.kind(),
        shared(one),
        files.findAll(one.issues()).values().stream()
            .map(issue -> new Item(issue.number().value(), issue.subject()))
            .toList(),
        one.issues().stream().map(IssueNumber::value).collect(Collectors.joining(",")));
  }

  private String shared(Cluster one) {
    return switch (one.kind()) {
      case CLAUSE -> one.shared();
      case CAUSE -> {
        var parts = one.shared().split("@");
        yield say("systemic.cause." + parts[0]) + " · " + say("cases.type." + parts[1]);
      }
      case PLACE -> {
        var parts = one.shared().split("@");
        var kind = parts[0].split("/");
        yield (kind.length == 1
                ? say("cases.type." + kind[0])
                : say("cases.type." + kind[0]) + " · " + say("cases.variant." + kind[1]))
            + " · "
            + department(parts[1])
            + " · "
            + parts[2];
      }
    };
  }

  @GetMapping("/desk/systemic/new")
  ModelAndView blank(
      @RequestParam(defaultValue = "") String issues,
      @RequestParam(defaultValue = "") String title) {
    refuseStranger();
    return form(Map.of("issues", issues.replace(",", "\n"), "title", title), List.of());
  }

  @PostMapping("/desk/systemic/new")
  ModelAndView propose(@RequestParam Map<String, String> typed) {
    refuseStranger();
    try {
      var number =
          fixes.propose(
              new Proposal(
                  typed.getOrDefault("title", ""),
                  typed.getOrDefault("rule", ""),
                  typed.getOrDefault("proposal", ""),
                  typed.getOrDefault("owner", ""),
                  day(typed.getOrDefault("dueOn", "")),
                  numbers(typed.getOrDefault("issues", ""))));
      return new ModelAndView("redirect:/desk/systemic/" + number + "?done");
    } catch (InvalidInput no) {
      return form(typed, no.problems());
    }
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeParseException notADay) {
      throw new InvalidInput(List.of(Problem.of("dueOn", "systemic.refusal.dueOn")));
    }
  }

  /** Whatever stands between them: blanks, commas, line ends. */
  private static Set<IssueNumber> numbers(String typed) {
    var numbers = new LinkedHashSet<IssueNumber>();
    var problems = new ArrayList<Problem>();
    for (var word : typed.split("[\\s,，、;；]+")) {
      if (!word.isEmpty()) {
        IssueNumber.parse(word)
            .ifPresentOrElse(
                numbers::add,
                () -> problems.add(Problem.of("issues", "systemic.refusal.unknownIssues", word)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return numbers;
  }

  private ModelAndView form(Map<String, String> typed, List<Problem> problems) {
    var view = new ModelAndView("systemic/form");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("typed", new HashMap<>(typed));
    view.addObject("problems", problems);
    view.addObject(
        "departments",
        directory.departments().stream()
            .filter(Department::active)
            .map(one -> new Choice(one.id(), name(one)))
            .toList());
    return view;
  }

  @GetMapping("/desk/systemic/{number}")
  ModelAndView one(
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String embedded) {
    var fix = readable(number);
    var view = new ModelAndView("systemic/one");
    view.addObject("frame", embedded == null ? "staff" : "embedded");
    view.addObject("row", row(fix));
    view.addObject("done", done != null);
    view.addObject("proposedAt", MINUTE.format(fix.proposedAt()));
    view.addObject("settledAt", fix.settledAt() == null ? null : MINUTE.format(fix.settledAt()));
    view.addObject(
        "proposedBy",
        directory.person(fix.proposedBy()).map(person -> person.name()).orElse(fix.proposedBy()));
    view.addObject(
        "issues",
        files.findAll(fix.issues()).values().stream()
            .filter(issue -> files.maySee(issue.number()))
            .toList());
    return view;
  }

  /** What the forms of its tasks show. */
  @GetMapping("/desk/systemic/tasks/{taskId}/form")
  @ResponseBody
  Map<String, Object> taskForm(@PathVariable String taskId) {
    var fix = readable(tasks.numberOf(taskId).orElseThrow(NotFound::new));
    var form = new LinkedHashMap<String, Object>();
    form.put("words", words());
    form.put("number", fix.number());
    form.put("title", fix.title());
    form.put("rule", fix.rule());
    form.put("proposal", fix.proposal());
    form.put("owner", row(fix).owner());
    form.put("dueOn", fix.dueOn().toString());
    form.put("issues", fix.issues().stream().map(IssueNumber::value).toList());
    form.put("report", fix.report() == null ? "" : fix.report());
    form.put("word", fix.word() == null ? "" : fix.word());
    form.put("page", "/desk/systemic/" + fix.number());
    return form;
  }

  private Map<String, String> words() {
    var bundle =
        ResourceBundle.getBundle(
            "messages/systemic",
            LocaleContextHolder.getLocale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.keySet().stream()
        .filter(key -> key.startsWith(FORM_WORDS))
        .collect(Collectors.toMap(key -> key.substring(FORM_WORDS.length()), this::say));
  }

  /** Codes the issue, from its case file. */
  @PostMapping("/desk/issues/{number}/finding")
  String find(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String cause,
      @RequestParam(defaultValue = "") String clause,
      RedirectAttributes after) {
    var issue = IssueNumber.parse(number).filter(files::maySee).orElseThrow(NotFound::new);
    var view = files.find(issue).orElseThrow(NotFound::new);
    var user = users.current();
    if (!FindingSection.mayFind(user, view)) {
      throw new NotFound();
    }
    try {
      fixes.find(
          issue,
          new Finding(
              Arrays.stream(Cause.values())
                  .filter(one -> one.name().equals(cause))
                  .findFirst()
                  .orElse(null),
              clause));
      after.addFlashAttribute("done", true);
    } catch (Refusal no) {
      after.addFlashAttribute(
          "refusals",
          List.of(messages.getMessage(no.key(), no.arguments(), LocaleContextHolder.getLocale())));
      after.addFlashAttribute("typed", Map.of("form", "finding", "text", clause, "cause", cause));
    }
    return "redirect:/desk/issues/" + issue;
  }

  private Recommendation readable(String number) {
    var user = users.current();
    return fixes
        .find(number)
        .filter(fix -> FixTaskPage.mayRead(user, fix))
        .orElseThrow(NotFound::new);
  }

  private void refuseStranger() {
    if (!mayPropose(users.current())) {
      throw new NotFound();
    }
  }

  private static boolean mayPropose(CurrentUser user) {
    return user.is(Role.COORDINATOR) || user.is(Role.SUPERVISION) || user.is(Role.LEADER);
  }

  private Row row(Recommendation fix) {
    return new Row(
        fix, department(fix.owner()), fix.isLate(LocalDate.ofInstant(clock.instant(), SHANGHAI)));
  }

  private String department(String id) {
    return directory.department(id).map(FixPages::name).orElse(id);
  }

  private static String name(Department department) {
    return "en".equals(LocaleContextHolder.getLocale().getLanguage())
        ? department.nameEn()
        : department.name();
  }

  private String say(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  /** The way in from the staff's start page. */
  @Configuration
  static class Card {

    @Bean
    StartPageCard systemicStartPageCard() {
      return StartPageCard.of(
          "systemic.register.title",
          "systemic.register.text",
          "/desk/systemic",
          56,
          false,
          Set.of(Role.values()));
    }
  }
}
