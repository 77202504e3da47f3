package org.investordesk.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.OrderColour;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.store.OrderRegister;
import org.investordesk.escalation.store.OrderRegister.Filter;
import org.investordesk.escalation.store.OrderRegister.Standing;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The register of supervision orders, and the page of one order or instruction. Who sees every
 * department sees all; a department sees its own.
 */
@Controller
class OrderPages {

  static final int PAGE = 30;

  /** An order in the register. */
  record Row(DirectiveLines.Line order, String subject) {}

  /** A department to filter by. */
  record Choice(String id, String name) {}

  private final SupervisionDesk desk;
  private final OrderRegister register;
  private final Directives directives;
  private final DirectiveLines lines;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final Wording wording;
  private final Clock clock;

  OrderPages(
      SupervisionDesk desk,
      OrderRegister register,
      Directives directives,
      DirectiveLines lines,
      CaseFiles files,
      Directory directory,
      CurrentUsers users,
      Wording wording,
      Clock clock) {
    this.desk = desk;
    this.register = register;
    this.directives = directives;
    this.lines = lines;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.wording = wording;
    this.clock = clock;
  }

  @GetMapping("/desk/orders")
  String list(
      @RequestParam(defaultValue = "") String standing,
      @RequestParam(defaultValue = "") String colour,
      @RequestParam(defaultValue = "") String department,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var user = users.current();
    var sees = user.seesEveryDepartment();
    if (!sees && user.departments().isEmpty()) {
      throw new NotFound();
    }
    var wantedStanding = parse(Standing.values(), standing);
    var wantedColour = parse(OrderColour.values(), colour);
    var wantedYear = year.matches("[0-9]{4}") ? Integer.valueOf(year) : null;
    var number = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
    var found =
        register.orders(
            new Filter(
                wantedStanding,
                wantedColour,
                department.isBlank() ? null : department,
                wantedYear,
                sees ? null : user.departments()),
            LocalDate.now(clock),
            number * PAGE,
            PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), PAGE));
    var issues = files.findAll(shown.stream().map(Directive::issue).distinct().toList());
    model.addAttribute("rows", shown.stream().map(one -> row(one, issues)).toList());
    model.addAttribute("standings", Standing.values());
    model.addAttribute("colours", OrderColour.values());
    model.addAttribute("departments", sees ? departments() : List.of());
    model.addAttribute("years", register.years());
    model.addAttribute("standing", wantedStanding == null ? "" : wantedStanding.name());
    model.addAttribute("colour", wantedColour == null ? "" : wantedColour.name());
    model.addAttribute("department", department);
    model.addAttribute("year", wantedYear == null ? "" : wantedYear.toString());
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > PAGE);
    return "escalation/orders";
  }

  @GetMapping("/desk/directives/{id}")
  String show(@PathVariable long id, Model model) {
    return page(visible(id), "", List.of(), model);
  }

  /** The printed order. */
  @GetMapping("/desk/orders/{id}/sheet.pdf")
  ResponseEntity<byte[]> sheet(@PathVariable long id) {
    var order = visible(id);
    if (order.order() == null) {
      throw new NotFound();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(order.order() + ".pdf", StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(desk.sheet(id));
  }

  @PostMapping("/desk/directives/{id}/accept")
  String accept(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response,
      Model model) {
    return review(id, text, () -> desk.acceptInstruction(id, text), response, model);
  }

  @PostMapping("/desk/directives/{id}/return")
  String sendBack(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response,
      Model model) {
    return review(id, text, () -> desk.sendBackInstruction(id, text), response, model);
  }

  private String review(
      long id, String text, Runnable step, HttpServletResponse response, Model model) {
    var directive = visible(id);
    try {
      step.run();
      return "redirect:/desk/directives/" + id;
    } catch (NotFound none) {
      throw none;
    } catch (Refusal no) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(directive, text, List.of(Problem.of("text", no.key(), no.arguments())), model);
    }
  }

  private String page(Directive directive, String typed, List<Problem> problems, Model model) {
    model.addAttribute("directive", lines.line(directive));
    model.addAttribute("subject", files.find(directive.issue()).map(IssueView::subject).orElse(""));
    model.addAttribute(
        "mayReview",
        directive.state() == Directive.State.ANSWERED && mayReview(users.current(), directive));
    model.addAttribute("leader", users.current().is(Role.LEADER));
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    return "escalation/directive";
  }

  private static boolean mayReview(CurrentUser user, Directive directive) {
    return directive.reviewer().equals(user.id()) || user.is(Role.SUPERVISION);
  }

  /** To whom neither issue nor directive is any business, there is none. */
  private Directive visible(long id) {
    var user = users.current();
    return directives
        .find(id)
        .filter(
            found -> user.seesEveryDepartment() || user.departments().contains(found.department()))
        .orElseThrow(NotFound::new);
  }

  private Row row(Directive order, Map<IssueNumber, IssueView> issues) {
    var issue = issues.get(order.issue());
    return new Row(lines.brief(order), issue == null ? "" : issue.subject());
  }

  private List<Choice> departments() {
    return directory.departments().stream()
        .filter(Department::active)
        .map(department -> new Choice(department.id(), wording.name(department)))
        .toList();
  }

  private static <E extends Enum<E>> @Nullable E parse(E[] values, String name) {
    for (var value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return null;
  }
}
