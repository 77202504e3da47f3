package org.investordesk.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.LargeFiles;
import org.investordesk.platform.Refusal;
import org.investordesk.portal.ReportDrafts.Draft;
import org.investordesk.portal.ReportDrafts.DraftFile;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reporting a problem: one form, "check your answers", the receipt. What has been typed and
 * attached is kept as a draft from the first button on, so that no mistake, limit or fault loses
 * it; the draft's key is also what makes one issue out of two clicks.
 */
@Controller
class ReportPages {

  /** A kind of problem to choose, with its limits, one row per variant. */
  record TypeChoice(String code, List<String> variants, List<HowLongRow> rows) {}

  private final ReportDrafts drafts;
  private final IssueDesk desk;
  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final HowLong howLong;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final LargeFiles memory;
  private final MessageSource messages;
  private final Clock clock;

  ReportPages(
      ReportDrafts drafts,
      IssueDesk desk,
      CaseFiles files,
      ServiceClocks clocks,
      HowLong howLong,
      RateLimits rates,
      PortalLimits limits,
      LargeFiles memory,
      MessageSource messages,
      Clock clock) {
    this.drafts = drafts;
    this.desk = desk;
    this.files = files;
    this.clocks = clocks;
    this.howLong = howLong;
    this.rates = rates;
    this.limits = limits;
    this.memory = memory;
    this.messages = messages;
    this.clock = clock;
  }

  @ModelAttribute
  void keepPrivate(HttpServletRequest request, HttpServletResponse response) {
    PrivatePages.mark(request, response);
  }

  @GetMapping("/report")
  String form(
      @RequestParam(required = false) @Nullable String expired,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    var draft = draftOf(request).filter(found -> found.sent() == null);
    var problems =
        expired != null && draft.isEmpty()
            ? List.of(Problem.of("", "portal.problem.draftExpired"))
            : List.<Problem>of();
    return draft
        .map(found -> show(found.key(), found.fields(), found.files(), problems, locale, model))
        .orElseGet(
            () ->
                show(
                    Secret.fresh(),
                    ReportFields.blank(locale),
                    List.of(),
                    problems,
                    locale,
                    model));
  }

  /**
   * @param remove id of a file to take out again; then the form is only shown anew
   */
  @PostMapping("/report")
  String typed(
      @RequestParam(required = false) @Nullable String draft,
      @RequestParam(required = false) @Nullable UUID remove,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> added,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    var key = draft != null && Secret.isWellFormed(draft) ? draft : Secret.fresh();
    var fields = ReportFields.of(request::getParameter);
    try {
      rates.useAddress("draft", limits.draftPerAddress(), request);
    } catch (TooManyRequests refusal) {
      // shown in the form itself, since what was typed could not be kept in the draft
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader("Retry-After", Long.toString(refusal.seconds()));
      var kept = drafts.find(key).map(Draft::files).orElse(List.of());
      return show(key, fields, kept, refused(refusal), locale, model);
    }
    var before = drafts.find(key);
    if (before.isPresent() && before.get().sent() != null) {
      PortalCookies.DRAFT.write(request, response, key);
      return "redirect:/report/sent?again";
    }
    if (remove != null) {
      drafts.removeFile(key, remove);
    }
    var present = drafts.find(key).map(found -> found.files().size()).orElse(0);
    var uploaded = UploadedFiles.of(added, present);
    drafts.save(key, fields, uploaded.accepted());
    PortalCookies.DRAFT.write(request, response, key);
    if (remove != null) {
      return "redirect:/report#files";
    }
    var problems = new ArrayList<>(fields.problems());
    problems.addAll(uploaded.problems());
    if (problems.isEmpty()) {
      return "redirect:/report/check";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    var kept = drafts.find(key).map(Draft::files).orElse(List.of());
    return show(key, fields, kept, problems, locale, model);
  }

  @GetMapping("/report/check")
  String check(HttpServletRequest request, Locale locale, Model model) {
    var draft = draftOf(request);
    if (draft.isEmpty()) {
      return "redirect:/report?expired";
    }
    if (draft.get().sent() != null) {
      return "redirect:/report/sent";
    }
    if (!draft.get().fields().problems().isEmpty()) {
      return "redirect:/report";
    }
    var fields = draft.get().fields();
    var type = fields.issueType();
    model.addAttribute("draft", draft.get().key());
    model.addAttribute("fields", fields);
    model.addAttribute("files", draft.get().files());
    model.addAttribute(
        "rows",
        type == null
            ? List.of()
            : rows(type, Language.of(locale).locale()).stream()
                .filter(row -> fields.variant().isEmpty() || fields.variant().equals(row.variant()))
                .toList());
    return "portal/check";
  }

  @PostMapping("/report/send")
  String send(
      @RequestParam(required = false) @Nullable String draft,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var found =
        draft != null && Secret.isWellFormed(draft) ? drafts.find(draft) : Optional.<Draft>empty();
    if (found.isEmpty()) {
      return "redirect:/report?expired";
    }
    var key = found.get().key();
    PortalCookies.DRAFT.write(request, response, key);
    if (found.get().sent() != null) {
      return "redirect:/report/sent";
    }
    var fields = found.get().fields();
    if (!fields.problems().isEmpty()) {
      return refuse(found.get(), fields.problems(), response, locale, model);
    }
    rates.useAddress("report", limits.reportPerAddress(), request);
    rates.useMailbox("report", limits.reportPerMailbox(), fields.mailbox());
    // what comes out of the database is there twice for a moment
    var bytes = 2 * found.get().files().stream().mapToLong(DraftFile::size).sum();
    try {
      var receipt =
          memory.holding(
              bytes,
              () ->
                  desk.register(
                      fields.toReport(
                          Channel.PORTAL, drafts.uploads(key), "portal:" + Secret.hash(key))));
      drafts.markSent(key, receipt.number(), fields.language());
    } catch (Refusal refusal) {
      return refuse(found.get(), refused(refusal), response, locale, model);
    }
    return "redirect:/report/sent";
  }

  /** Where the address bar ends after a refused report: reloading or another language goes back. */
  @GetMapping("/report/send")
  String back() {
    return "redirect:/report";
  }

  private String refuse(
      Draft draft,
      List<Problem> problems,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(draft.key(), draft.fields(), draft.files(), problems, locale, model);
  }

  private static List<Problem> refused(Refusal refusal) {
    return refusal instanceof InvalidInput invalid
        ? invalid.problems()
        : List.of(Problem.of("", refusal.key(), refusal.arguments()));
  }

  @GetMapping("/report/sent")
  String sent(
      @RequestParam(required = false) @Nullable String again,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    var number = draftOf(request).map(Draft::sent);
    var issue = number.flatMap(files::find);
    if (issue.isEmpty()) {
      return "redirect:/report";
    }
    var language = Language.of(locale).locale();
    model.addAttribute("issue", issue.get());
    model.addAttribute("again", again != null);
    model.addAttribute("contact", limit(issue.get().number(), ClockName.CONTACT, language));
    model.addAttribute("triage", limit(issue.get().number(), ClockName.TRIAGE, language));
    model.addAttribute(
        "resolution",
        issue.get().dueAt() == null
            ? null
            : limit(issue.get().number(), ClockName.RESOLUTION, language));
    return "portal/sent";
  }

  private HowLongRow.@Nullable Limit limit(IssueNumber number, ClockName name, Locale language) {
    return clocks.readings(number.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == name)
        .findFirst()
        .map(reading -> limit(reading, language))
        .orElse(null);
  }

  private static HowLongRow.Limit limit(ClockReading reading, Locale language) {
    return HowLongRow.Limit.of(
        reading.clock(), reading.due(), reading.provisional(), List.of(), language);
  }

  @PostMapping("/report/discard")
  String discard(HttpServletRequest request, HttpServletResponse response) {
    PortalCookies.DRAFT.read(request).ifPresent(drafts::discard);
    PortalCookies.DRAFT.forget(request, response);
    return "redirect:/";
  }

  private Optional<Draft> draftOf(HttpServletRequest request) {
    return PortalCookies.DRAFT.read(request).flatMap(drafts::find);
  }

  private String show(
      String key,
      ReportFields fields,
      List<DraftFile> kept,
      List<Problem> problems,
      Locale locale,
      Model model) {
    var language = Language.of(locale).locale();
    var sentences = FieldProblem.of(problems, messages, language);
    model.addAttribute("draft", key);
    model.addAttribute("fields", fields);
    model.addAttribute("files", kept);
    model.addAttribute("problems", sentences);
    model.addAttribute("wrong", FieldProblem.byField(sentences));
    model.addAttribute("types", choices(language));
    model.addAttribute("areas", ReportFields.AREAS);
    return "portal/report";
  }

  private List<TypeChoice> choices(Locale language) {
    var rows =
        howLong.table(language).stream()
            .map(duration -> HowLongRow.of(duration, language))
            .collect(Collectors.groupingBy(HowLongRow::type));
    return Arrays.stream(IssueType.values())
        .map(
            type ->
                new TypeChoice(
                    type.name(), type.variants(), rows.getOrDefault(type.name(), List.of())))
        .toList();
  }

  private List<HowLongRow> rows(IssueType type, Locale language) {
    return howLong.table(language).stream()
        .filter(duration -> duration.type() == type)
        .map(duration -> HowLongRow.of(duration, language))
        .toList();
  }
}
