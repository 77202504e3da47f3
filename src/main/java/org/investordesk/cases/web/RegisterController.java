package org.investordesk.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.Report;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of problems, and reporting one on an investor's behalf. */
@Controller
@RequestMapping("/desk")
class RegisterController {

  private static final int PAGE = 20;

  /** What the register shows. */
  enum Show {
    OPEN,
    /** Open, and the investor has heard nothing for longer than an update may take 静默. */
    SILENT,
    CLOSED,
    ALL;

    private boolean takes(IssueState state) {
      return this == ALL || (this != CLOSED) == state.isOpen();
    }
  }

  /** The form of a report on behalf, as typed. */
  record OnBehalf(
      @Nullable Channel channel,
      @Nullable IssueType type,
      @Nullable String variant,
      @Nullable String subject,
      @Nullable String description,
      @Nullable String area,
      @Nullable String projectName,
      @Nullable String enterprise,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Language language,
      @Nullable String idempotencyKey) {}

  private final IssueStore issues;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final ServiceClocks clocks;
  private final CurrentUsers users;
  private final Words words;
  private final Clock clock;

  RegisterController(
      IssueStore issues,
      CaseFiles files,
      IssueDesk desk,
      ServiceClocks clocks,
      CurrentUsers users,
      Words words,
      Clock clock) {
    this.issues = issues;
    this.files = files;
    this.desk = desk;
    this.clocks = clocks;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/issues")
  String register(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "OPEN") Show show,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var number = IssueNumber.parse(q).filter(files::maySee);
    if (number.isPresent() && files.find(number.get()).isPresent()) {
      return "redirect:/desk/issues/" + number.get();
    }
    var user = users.current();
    var text = q.isBlank() ? null : q.strip();
    var from = Math.max(0, Math.min(page, Integer.MAX_VALUE / PAGE - 1));
    var found =
        issues.register(
            user.seesEveryDepartment() ? null : user.departments(),
            text,
            Arrays.stream(IssueState.values()).filter(show::takes).toList(),
            show == Show.SILENT ? clocks.late(ClockName.UPDATE) : null,
            PAGE + 1,
            from * PAGE);
    var numbers = found.stream().limit(PAGE).map(filed -> filed.issue().number()).toList();
    List<IssueView> rows = List.copyOf(files.findAll(numbers).values());
    model.addAttribute(
        "rows",
        rows.stream()
            .sorted(
                (a, b) -> Integer.compare(numbers.indexOf(a.number()), numbers.indexOf(b.number())))
            .toList());
    model.addAttribute(
        "lights",
        clocks
            .lights(numbers.stream().map(IssueNumber::value).toList(), clock.instant())
            .entrySet()
            .stream()
            .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue())));
    model.addAttribute("q", q);
    model.addAttribute("show", show);
    model.addAttribute("page", from);
    model.addAttribute("more", found.size() > PAGE);
    return "cases/register";
  }

  @GetMapping("/report")
  @PreAuthorize("hasAnyRole('coordinator', 'camunda-admin', 'leader', 'supervision-office')")
  String form(Model model) {
    return form(
        new OnBehalf(
            Channel.CLERK,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Language.ZH,
            UUID.randomUUID().toString()),
        model);
  }

  @PostMapping("/report")
  @PreAuthorize("hasAnyRole('coordinator', 'camunda-admin', 'leader', 'supervision-office')")
  String report(
      @ModelAttribute("form") OnBehalf form,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    try {
      var registered = desk.register(report(form));
      after.addFlashAttribute("registered", registered.number().value());
      return "redirect:/desk/issues/" + registered.number();
    } catch (InvalidInput no) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute(
          "problems",
          no.problems().stream()
              .collect(
                  Collectors.toMap(
                      InvalidInput.Problem::field,
                      problem -> words.say(problem.key(), problem.arguments().toArray()),
                      (first, second) -> first + " " + second)));
      return form(form, model);
    }
  }

  private static Report report(OnBehalf form) {
    return new Report(
        form.channel == null ? Channel.CLERK : form.channel,
        form.type,
        blank(form.variant) ? null : form.variant,
        text(form.subject),
        text(form.description),
        blank(form.area) ? null : form.area,
        blank(form.projectName) ? null : form.projectName,
        new Contact(
            text(form.name),
            text(form.email).strip(),
            blank(form.phone) ? null : form.phone,
            blank(form.enterprise) ? null : form.enterprise),
        form.language == null ? Language.ZH : form.language,
        null,
        null,
        List.of(),
        text(form.idempotencyKey));
  }

  private static String form(OnBehalf form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("types", IssueType.values());
    model.addAttribute(
        "channels",
        List.of(Channel.CLERK, Channel.VISIT, Channel.SERVICE_LETTER, Channel.SYMPOSIUM));
    model.addAttribute(
        "variants",
        Arrays.stream(IssueType.values()).flatMap(type -> type.variants().stream()).toList());
    model.addAttribute("areas", List.of("越城", "柯桥", "上虞", "诸暨", "嵊州", "新昌"));
    return "cases/report";
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
