package org.investordesk.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.platform.CurrentUser;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is done about one issue from its case file: the next level is called by hand, an instruction
 * or an order is given. A refusal brings the form back with what was typed.
 */
@Controller
@RequestMapping("/desk/escalations/issues/{number}")
class SupervisionPages {

  private static final String TEXT = "text";

  /** Somebody in a department. */
  record Addressee(String id, String name) {}

  /** A department and its people. */
  record Office(String id, String name, List<Addressee> people) {}

  private final SupervisionDesk desk;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final Wording wording;

  SupervisionPages(
      SupervisionDesk desk,
      CaseFiles files,
      Directory directory,
      CurrentUsers users,
      Wording wording) {
    this.desk = desk;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.wording = wording;
  }

  static boolean mayRaise(CurrentUser user, IssueView issue) {
    return user.is(Role.COORDINATOR)
        || mayDirect(user)
        || user.departments().contains(String.valueOf(issue.department()));
  }

  /** Whether a leader may direct this very issue is said when he tries. */
  static boolean mayDirect(CurrentUser user) {
    return user.is(Role.SUPERVISION) || user.is(Role.LEADER);
  }

  @GetMapping("/raise")
  String askToRaise(@PathVariable String number, Model model) {
    var issue = visible(number);
    if (!mayRaise(users.current(), issue)) {
      throw new NotFound();
    }
    return page("raise", issue, Map.of(), List.of(), model);
  }

  @PostMapping("/raise")
  String raise(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response,
      Model model) {
    var issue = visible(number);
    if (!mayRaise(users.current(), issue)) {
      throw new NotFound();
    }
    return take(
        "raise",
        issue,
        Map.of(TEXT, text),
        () -> desk.raise(issue.number(), text),
        response,
        model);
  }

  @GetMapping("/direct")
  String askToDirect(
      @PathVariable String number,
      @RequestParam(defaultValue = "INSTRUCTION") String kind,
      Model model) {
    var issue = directed(number);
    var typed = new LinkedHashMap<String, String>();
    typed.put("kind", kind);
    typed.put("department", String.valueOf(issue.department()));
    return page("direct", issue, typed, List.of(), model);
  }

  @PostMapping("/direct")
  String direct(
      @PathVariable String number,
      @RequestParam(defaultValue = "INSTRUCTION") String kind,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String department,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String until,
      HttpServletResponse response,
      Model model) {
    var issue = directed(number);
    var typed = new LinkedHashMap<String, String>();
    typed.put("kind", kind);
    typed.put(TEXT, text);
    typed.put("department", department);
    typed.put("person", person);
    typed.put("until", until);
    return take(
        "direct",
        issue,
        typed,
        () -> {
          var wanted =
              new NewInstruction(text, department, person.isBlank() ? null : person, day(until));
          if (kind.equals("ORDER")) {
            desk.order(issue.number(), wanted);
          } else {
            desk.instruct(issue.number(), wanted);
          }
        },
        response,
        model);
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException no) {
      throw new InvalidInput(
          List.of(Problem.of("until", "platform.form.dateUnreadable", text.strip())));
    }
  }

  /** Does it, or brings the form back with the sentences and what was typed. */
  private String take(
      String form,
      IssueView issue,
      Map<String, String> typed,
      Runnable step,
      HttpServletResponse response,
      Model model) {
    List<Problem> problems;
    try {
      step.run();
      return "redirect:/desk/issues/" + issue.number().value();
    } catch (InvalidInput wrong) {
      problems = wrong.problems();
    } catch (NotFound none) {
      throw none;
    } catch (Refusal no) {
      problems = List.of(Problem.of(TEXT, no.key(), no.arguments()));
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(form, issue, typed, problems, model);
  }

  private String page(
      String form,
      IssueView issue,
      Map<String, String> typed,
      List<Problem> problems,
      Model model) {
    model.addAttribute("number", issue.number().value());
    model.addAttribute("subject", issue.subject());
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    if (form.equals("direct")) {
      model.addAttribute("offices", offices());
    }
    return "escalation/" + form;
  }

  private List<Office> offices() {
    var offices = new ArrayList<Office>();
    for (var department : directory.departments()) {
      if (department.active()) {
        offices.add(new Office(department.id(), wording.name(department), people(department)));
      }
    }
    return offices;
  }

  private List<Addressee> people(Department department) {
    var people = new LinkedHashMap<String, Addressee>();
    directory.headOf(department.id()).ifPresent(head -> people.put(head.userId(), addressee(head)));
    directory
        .handlersOf(department.id())
        .forEach(one -> people.putIfAbsent(one.userId(), addressee(one)));
    return List.copyOf(people.values());
  }

  private static Addressee addressee(Person person) {
    return new Addressee(person.userId(), person.name());
  }

  private IssueView directed(String number) {
    var issue = visible(number);
    if (!mayDirect(users.current())) {
      throw new NotFound();
    }
    return issue;
  }

  private IssueView visible(String text) {
    return IssueNumber.parse(text)
        .filter(files::maySee)
        .flatMap(files::find)
        .orElseThrow(NotFound::new);
  }
}
