package org.investordesk.approval.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.approval.AgencyDesk;
import org.investordesk.approval.AgencyDesk.Grant;
import org.investordesk.approval.AgencyDesk.NewItem;
import org.investordesk.approval.AgencyDesk.Progress;
import org.investordesk.approval.AgencyDesk.ProjectList;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Received;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.ApprovalWords;
import org.investordesk.approval.ItemState;
import org.investordesk.approval.Mandate;
import org.investordesk.approval.domain.Typed;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Upload;
import org.investordesk.cases.web.CaseFileForms;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The agent's list 代办清单, the lists of a project, and the entry of mandates; and the missing papers
 * a department records. What was typed stays where it was refused.
 */
@Controller
class AgentPages {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Lines for further items on the form of a mandate. */
  private static final int FREE_LINES = 12;

  /** An item as the page shows it. */
  record Row(
      ApprovalItem item,
      @Nullable String department,
      @Nullable String plan,
      boolean overdue,
      boolean covered,
      @Nullable String issueState) {}

  /** A mandate as the page shows it. */
  record MandateRow(
      Mandate mandate, String agent, String from, String until, String state, boolean maySee) {}

  /** The list of a project as the page shows it. */
  record Shown(
      long project,
      String name,
      List<MandateRow> mandates,
      List<Row> rows,
      long open,
      long overdue,
      boolean mine) {}

  /** Somebody or something to choose. */
  record Choice(String id, String name) {}

  private final AgencyDesk agency;
  private final ApprovalDesk approvals;
  private final CaseFiles files;
  private final Directory directory;
  private final CaseFileForms forms;
  private final CurrentUsers users;
  private final ApprovalWords words;
  private final Clock clock;

  AgentPages(
      AgencyDesk agency,
      ApprovalDesk approvals,
      CaseFiles files,
      Directory directory,
      CaseFileForms forms,
      CurrentUsers users,
      ApprovalWords words,
      Clock clock) {
    this.agency = agency;
    this.approvals = approvals;
    this.files = files;
    this.directory = directory;
    this.forms = forms;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/desk/agent")
  String mine(Model model) {
    return show(agency.mine(), "approval.agent.title", model);
  }

  @GetMapping("/desk/agent/projects/{project}")
  String project(@PathVariable long project, Model model) {
    return show(List.of(agency.ofProject(project)), "approval.agent.projectTitle", model);
  }

  private String show(List<ProjectList> lists, String titleKey, Model model) {
    model.addAttribute("lists", lists.stream().map(this::shown).toList());
    model.addAttribute("titleKey", titleKey);
    model.addAttribute("states", ItemState.values());
    model.addAttribute("variants", IssueType.APPROVAL.variants());
    model.addAttribute("today", today());
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", Map.of());
    }
    return "approval/agent";
  }

  @PostMapping("/desk/agent/items/{id}")
  String progress(
      @PathVariable long id,
      @RequestParam ItemState state,
      @RequestParam(defaultValue = "") String planOn,
      @RequestParam(defaultValue = "") String missing,
      @RequestParam(defaultValue = "") String doneOn,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    var typed =
        Map.of("state", state.name(), "planOn", planOn, "missing", missing, "doneOn", doneOn);
    return take(
        id,
        typed,
        () ->
            agency.progress(
                id, new Progress(state, day("planOn", planOn), missing, day("doneOn", doneOn))),
        model,
        response,
        after);
  }

  @PostMapping("/desk/agent/items/{id}/report")
  String report(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(defaultValue = "") String description,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    return take(
        id,
        Map.of("variant", variant, "description", description),
        () -> after.addFlashAttribute("reported", agency.report(id, variant, description).value()),
        model,
        response,
        after);
  }

  @PostMapping("/desk/agent/items/{id}/link")
  String link(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String issue,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    return take(
        id,
        Map.of("issue", issue),
        () ->
            agency.link(
                id,
                IssueNumber.parse(issue.strip())
                    .orElseThrow(() -> Typed.problem("issue", "approval.problem.issueOfProject"))),
        model,
        response,
        after);
  }

  /** Does it, or shows the agent's page again with the sentence at the item. */
  private String take(
      long item,
      Map<String, String> typed,
      Runnable step,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    var kept = new HashMap<String, String>();
    typed.forEach((field, value) -> kept.put(field + "-" + item, value));
    try {
      step.run();
      after.addFlashAttribute("done", true);
      return "redirect:/desk/agent#item-" + item;
    } catch (NotFound no) {
      throw no;
    } catch (Refusal no) {
      var problems =
          problems(no, "item").stream()
              .map(
                  one ->
                      new Problem(
                          (typed.containsKey(one.field()) ? one.field() : "item") + "-" + item,
                          one.key(),
                          one.arguments()))
              .toList();
      model.addAttribute("problems", problems);
      model.addAttribute("typed", kept);
      model.addAttribute("wrongItem", item);
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return mine(model);
    }
  }

  @GetMapping("/desk/agent/grant")
  String grant(@RequestParam String issue, Model model) {
    return grantForm(granted(issue), new HashMap<>(), List.of(), model);
  }

  @PostMapping("/desk/agent/grant")
  String grant(
      @RequestParam String issue,
      @RequestParam Map<String, String> sent,
      @RequestParam(name = "known", required = false) @Nullable List<Long> known,
      @RequestParam(name = "standard", required = false) @Nullable List<String> standard,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after)
      throws IOException {
    var view = granted(issue);
    var typed = new HashMap<String, Object>(sent);
    typed.put("known", known == null ? List.of() : known);
    typed.put("standard", standard == null ? List.of() : standard);
    try {
      if (file == null || file.isEmpty()) {
        throw Typed.problem("file", "approval.problem.mandateFile");
      }
      var until = day("until", sent.getOrDefault("until", ""));
      if (until == null) {
        throw Typed.problem("until", "approval.problem.mandateUntil");
      }
      var id =
          agency.grant(
              view.number(),
              new Grant(
                  agent(sent),
                  day("from", sent.getOrDefault("from", "")),
                  until,
                  number(sent.getOrDefault("remindDays", "")),
                  known == null ? List.of() : known,
                  items(sent, standard == null ? List.of() : standard),
                  new Upload(
                      Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                      file.getBytes())));
      after.addFlashAttribute("done", true);
      return "redirect:/desk/agent/projects/" + agency.find(id).orElseThrow().project();
    } catch (NotFound no) {
      throw no;
    } catch (Refusal no) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return grantForm(view, typed, problems(no, "agent"), model);
    }
  }

  private String grantForm(
      IssueView issue, Map<String, Object> typed, List<Problem> problems, Model model) {
    var project = Objects.requireNonNull(issue.projectId());
    model.addAttribute("issue", issue);
    model.addAttribute(
        "projectName", directory.project(project).map(Project::name).orElse(issue.projectName()));
    model.addAttribute("people", people(issue));
    model.addAttribute(
        "departments",
        directory.departments().stream()
            .filter(Department::active)
            .map(one -> new Choice(one.id(), words.name(one)))
            .toList());
    model.addAttribute(
        "knownItems",
        agency.items(project).stream().filter(item -> item.state().isOpen()).toList());
    model.addAttribute("standardItems", StandardItem.values());
    model.addAttribute("lines", FREE_LINES);
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    return "approval/grant";
  }

  /** Who usually is an agent: the staff of the approval office and of the issue's department. */
  private List<Choice> people(IssueView issue) {
    var found = new LinkedHashMap<String, Choice>();
    var offices = new LinkedHashSet<String>();
    offices.add("approval-office");
    if (issue.department() != null) {
      offices.add(issue.department());
    }
    for (var office : offices) {
      var staff = new ArrayList<Person>(directory.handlersOf(office));
      directory.headOf(office).ifPresent(staff::add);
      for (var person : staff) {
        found.putIfAbsent(
            person.userId(),
            new Choice(person.userId(), person.name() + " · " + words.department(office)));
      }
    }
    return List.copyOf(found.values());
  }

  /** The one typed in counts before the one chosen. */
  private static String agent(Map<String, String> sent) {
    var typed = sent.getOrDefault("otherAgent", "").strip();
    return typed.isEmpty() ? sent.getOrDefault("agent", "").strip() : typed;
  }

  private List<NewItem> items(Map<String, String> sent, List<String> standard) {
    var items = new ArrayList<NewItem>();
    for (var one : StandardItem.values()) {
      if (standard.contains(one.name())) {
        var department =
            directory.department(one.department).filter(Department::active).map(Department::id);
        items.add(
            new NewItem(
                words.say("approval.standardItem." + one.name()),
                department.orElse(null),
                day("plan-" + one.name(), sent.getOrDefault("plan-" + one.name(), ""))));
      }
    }
    for (var i = 1; i <= FREE_LINES; i++) {
      var title = sent.getOrDefault("title-" + i, "").strip();
      if (title.isEmpty()) {
        continue;
      }
      var department = sent.getOrDefault("department-" + i, "");
      items.add(
          new NewItem(
              title,
              department.isEmpty() ? null : department,
              day("plan-" + i, sent.getOrDefault("plan-" + i, ""))));
    }
    return items;
  }

  @PostMapping("/desk/agent/mandates/{id}/revoke")
  String revoke(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after) {
    var mandate = agency.find(id).filter(one -> files.maySee(one.issue()));
    var issue = mandate.orElseThrow(NotFound::new).issue();
    return forms.take(
        issue,
        back,
        after,
        "revoke-" + id,
        Map.of("reason", reason),
        () -> agency.revoke(id, reason));
  }

  /** A missing paper that came to the department. */
  @PostMapping("/desk/issues/{number}/approval/papers")
  String paper(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String paper,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String datedOn,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String back,
      RedirectAttributes after)
      throws IOException {
    var issue = IssueNumber.parse(number).filter(files::maySee).orElseThrow(NotFound::new);
    var view = files.find(issue).orElseThrow(NotFound::new);
    if (!mayWork(view)) {
      throw new NotFound();
    }
    var upload =
        file == null || file.isEmpty()
            ? null
            : new Upload(
                Objects.requireNonNullElse(file.getOriginalFilename(), "file"), file.getBytes());
    return forms.take(
        issue,
        back,
        after,
        "approval-paper",
        Map.of("paper", paper, "reference", reference, "datedOn", datedOn),
        () -> {
          if (upload == null) {
            throw new Refusal("approval.refusal.paperMissing");
          }
          approvals.receive(
              issue,
              new Received(
                  ApprovalStatusPart.paper(paper),
                  reference.isBlank() ? null : reference,
                  ApprovalStatusPart.day(datedOn),
                  upload));
        });
  }

  private IssueView granted(String number) {
    var view =
        IssueNumber.parse(number)
            .filter(files::maySee)
            .flatMap(files::find)
            .filter(this::mayWork)
            .orElseThrow(NotFound::new);
    if (view.projectId() == null) {
      throw new Refusal("approval.refusal.mandateWithoutProject");
    }
    return view;
  }

  private boolean mayWork(IssueView issue) {
    var user = users.current();
    return user.is(Role.COORDINATOR)
        || user.is(Role.ADMINISTRATOR)
        || user.departments().contains(String.valueOf(issue.department()));
  }

  private Shown shown(ProjectList list) {
    var today = today();
    var me = users.current().id();
    var covered = new LinkedHashSet<Long>();
    list.mandates().stream()
        .filter(one -> one.agent().equals(me) && one.state(today) == Mandate.State.VALID)
        .forEach(one -> covered.addAll(one.items()));
    var issues =
        files.findAll(
            list.items().stream().map(ApprovalItem::issue).filter(Objects::nonNull).toList());
    var rows =
        list.items().stream()
            .sorted(Comparator.comparing((ApprovalItem item) -> !item.state().isOpen()))
            .map(
                item ->
                    new Row(
                        item,
                        item.department() == null ? null : words.department(item.department()),
                        item.planOn() == null ? null : words.day(item.planOn()),
                        item.isOverdue(today),
                        covered.contains(item.id()),
                        issueState(issues, item)))
            .toList();
    return new Shown(
        list.project(),
        list.projectName(),
        list.mandates().stream().map(one -> row(one, today)).toList(),
        rows,
        rows.stream().filter(row -> row.item().state().isOpen()).count(),
        rows.stream().filter(Row::overdue).count(),
        list.mine());
  }

  private @Nullable String issueState(Map<IssueNumber, IssueView> issues, ApprovalItem item) {
    var issue = item.issue() == null ? null : issues.get(item.issue());
    return issue == null ? null : words.say("cases.state." + issue.state().name());
  }

  private MandateRow row(Mandate mandate, LocalDate today) {
    return new MandateRow(
        mandate,
        words.person(mandate.agent()),
        words.day(mandate.validFrom()),
        words.day(mandate.validUntil()),
        mandate.state(today).name(),
        files.maySee(mandate.issue()));
  }

  private static List<Problem> problems(Refusal no, String field) {
    return no instanceof InvalidInput invalid
        ? invalid.problems()
        : List.of(Problem.of(field, no.key(), no.arguments()));
  }

  private static @Nullable LocalDate day(String field, String typed) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeException no) {
      throw Typed.problem(field, "approval.problem.day", typed);
    }
  }

  private static int number(String typed) {
    return typed.strip().matches("\\d{1,3}") ? Integer.parseInt(typed.strip()) : 0;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
