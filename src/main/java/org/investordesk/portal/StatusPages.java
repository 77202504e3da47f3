package org.investordesk.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.StatusPart;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The investor's page of a case, opened by the link in the mail alone. The link is exchanged for a
 * cookie, so that the secret leaves the address bar. A missing, a wrong and a worn-out link all end
 * on the same page.
 */
@Controller
class StatusPages {

  /** What the investor can do on the page. */
  private enum Step {
    REPLY,
    CONFIRM,
    OBJECT,
    WITHDRAW,
    CONTEST
  }

  /** Name of a form on the page, made by a room's template. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final IssueDesk desk;
  private final CaseWork work;
  private final CaseRelations relations;
  private final CaseFiles files;
  private final StatusCards cards;
  private final List<StatusPart> parts;
  private final PressedButtons buttons;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final MessageSource messages;

  StatusPages(
      IssueDesk desk,
      CaseWork work,
      CaseRelations relations,
      CaseFiles files,
      StatusCards cards,
      List<StatusPart> parts,
      PressedButtons buttons,
      RateLimits rates,
      PortalLimits limits,
      MessageSource messages) {
    this.desk = desk;
    this.work = work;
    this.relations = relations;
    this.files = files;
    this.cards = cards;
    this.parts = parts;
    this.buttons = buttons;
    this.rates = rates;
    this.limits = limits;
    this.messages = messages;
  }

  @ModelAttribute
  void keepPrivate(HttpServletRequest request, HttpServletResponse response) {
    PrivatePages.mark(request, response);
  }

  /** Never says whether the token is right: the next page does. */
  @GetMapping("/s/{token}")
  String exchange(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    rates.useAddress("status", limits.statusPerAddress(), request);
    remember(token, request, response);
    return "redirect:/status";
  }

  /**
   * @param done what has just been done, to be confirmed in a sentence
   */
  @GetMapping("/status")
  String status(
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return show(done, Map.of(), List.of(), request, response, locale, model);
  }

  /** Where the address bar ends after a refused step: reloading or another language goes back. */
  @GetMapping({
    "/status/reply",
    "/status/confirm",
    "/status/object",
    "/status/withdraw",
    "/status/contest",
    "/status/parts/{part}/{step}"
  })
  String back() {
    return "redirect:/status";
  }

  private String show(
      @Nullable String done,
      Map<String, String> typed,
      List<FieldProblem> problems,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var token = PortalCookies.STATUS.read(request);
    var issues = issues(token, request);
    if (issues.isEmpty()) {
      return unknown(token.isPresent(), response, model);
    }
    var language = Language.of(locale).locale();
    var shown = issues.stream().map(issue -> cards.of(issue, language)).toList();
    model.addAttribute("cards", shown);
    model.addAttribute(
        "overview",
        shown.size() == 1
            ? null
            : CaseOverview.of(
                shown, relations.reported(issues.get(0).caseId()).orElse(null), language));
    model.addAttribute("verified", issues.get(0).contactVerified());
    model.addAttribute("done", sentenceOf(done));
    model.addAttribute("problems", problems);
    model.addAttribute("wrong", FieldProblem.byField(problems));
    model.addAttribute("typed", typed);
    model.addAttribute("key", Secret.fresh());
    return "portal/status";
  }

  /** Only these; the address says nothing that the page repeats. */
  private @Nullable String sentenceOf(@Nullable String done) {
    if (done == null) {
      return null;
    }
    if (List.of("reply", "confirm", "object", "withdraw", "contest", "verified").contains(done)) {
      return "portal.status.done." + done;
    }
    for (var part : parts) {
      if (done.startsWith(part.name() + ".")) {
        return part.done(done.substring(part.name().length() + 1)).orElse(null);
      }
    }
    return null;
  }

  private String unknown(boolean linkGiven, HttpServletResponse response, Model model) {
    if (linkGiven) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    model.addAttribute("linkGiven", linkGiven);
    return "portal/no-status";
  }

  @PostMapping("/status/reply")
  String reply(
      @RequestParam String number,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> added,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    var uploaded = UploadedFiles.of(added, 0);
    return act(
        Step.REPLY,
        number,
        key,
        text,
        uploaded.problems(),
        (issue, words) -> desk.investorReplied(issue, words, uploaded.accepted()),
        request,
        response,
        locale,
        model);
  }

  @PostMapping("/status/confirm")
  String confirm(
      @RequestParam String number,
      @RequestParam String key,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return act(
        Step.CONFIRM,
        number,
        key,
        "",
        List.of(),
        (issue, words) -> desk.confirm(issue),
        request,
        response,
        locale,
        model);
  }

  @PostMapping("/status/object")
  String object(
      @RequestParam String number,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return act(
        Step.OBJECT, number, key, text, List.of(), desk::object, request, response, locale, model);
  }

  @PostMapping("/status/withdraw")
  String withdraw(
      @RequestParam String number,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return act(
        Step.WITHDRAW,
        number,
        key,
        text,
        List.of(),
        desk::withdraw,
        request,
        response,
        locale,
        model);
  }

  /** What was merged is not the same, or not solved. */
  @PostMapping("/status/contest")
  String contest(
      @RequestParam String number,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    return act(
        Step.CONTEST,
        number,
        key,
        text,
        List.of(),
        work::contest,
        request,
        response,
        locale,
        model);
  }

  /** A step of another room's part; the room says what it needs. */
  @PostMapping("/status/parts/{part}/{step}")
  String act(
      @PathVariable String part,
      @PathVariable String step,
      @RequestParam String number,
      @RequestParam String key,
      @RequestParam String form,
      @RequestParam Map<String, String> sent,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> added,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model)
      throws IOException {
    var issue =
        issues(PortalCookies.STATUS.read(request), request).stream()
            .filter(view -> view.number().value().equals(number))
            .findFirst();
    var room = parts.stream().filter(one -> one.name().equals(part)).findFirst();
    if (issue.isEmpty() || room.isEmpty() || !FORM.matcher(form).matches()) {
      return unknown(true, response, model);
    }
    var fields = new HashMap<String, String>();
    sent.forEach((name, value) -> fields.put(name, TypedText.tidy(value)));
    fields.keySet().removeAll(List.of("number", "key", "form", "_csrf"));
    var typed = new HashMap<String, String>();
    fields.forEach((name, value) -> typed.put(form + "-" + name, value));
    typed.put(form, "");
    fields.values().removeIf(String::isEmpty);
    var language = Language.of(locale).locale();
    var uploaded = UploadedFiles.of(added, 0);
    var problems = new ArrayList<>(FieldProblem.of(uploaded.problems(), messages, language));
    fields.forEach(
        (name, value) ->
            words(name, value, language).stream().findFirst().ifPresent(problems::add));
    if (problems.isEmpty()) {
      rates.useAddress("action", limits.actionPerAddress(), request);
      try {
        buttons.once(
            issue.get().caseId() + key,
            () -> room.get().act(issue.get(), step, fields, uploaded.accepted()));
        return "redirect:/status?done=" + part + "." + step;
      } catch (NotFound no) {
        return unknown(true, response, model);
      } catch (Refusal refusal) {
        problems.addAll(FieldProblem.of(refusal, messages, language));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(
        null,
        typed,
        problems.stream()
            .map(
                problem ->
                    new FieldProblem(
                        problem.field().isEmpty() ? form : form + "-" + problem.field(),
                        problem.message()))
            .toList(),
        request,
        response,
        locale,
        model);
  }

  private interface Act {
    void on(IssueNumber issue, String words);
  }

  private String act(
      Step step,
      String number,
      String key,
      String text,
      List<Problem> found,
      Act act,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var issue =
        issues(PortalCookies.STATUS.read(request), request).stream()
            .filter(view -> view.number().value().equals(number))
            .findFirst();
    if (issue.isEmpty()) {
      return unknown(true, response, model);
    }
    var name = step.name().toLowerCase(Locale.ROOT);
    // one field per issue and step, so that the summary can lead to it
    var field = name + "-" + number;
    var words = TypedText.tidy(text);
    var language = Language.of(locale).locale();
    var problems = FieldProblem.of(found, messages, language);
    if (step != Step.CONFIRM) {
      problems =
          java.util.stream.Stream.concat(words(field, words, language).stream(), problems.stream())
              .toList();
    }
    if (problems.isEmpty()) {
      rates.useAddress("action", limits.actionPerAddress(), request);
      try {
        buttons.once(
            // what another page was given does not work here
            issue.get().caseId() + key, () -> act.on(issue.get().number(), words));
        return "redirect:/status?done=" + name;
      } catch (Refusal refusal) {
        problems = FieldProblem.of(refusal, messages, language);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(
        null,
        Map.of(field, text),
        problems.stream().map(problem -> new FieldProblem(field, problem.message())).toList(),
        request,
        response,
        locale,
        model);
  }

  private List<FieldProblem> words(String field, String words, Locale language) {
    var length = TypedText.length(words);
    if (words.isEmpty()) {
      return FieldProblem.of(
          List.of(Problem.of(field, "portal.problem.textMissing")), messages, language);
    }
    if (length > ReportFields.DESCRIPTION_MAX) {
      return FieldProblem.of(
          List.of(
              Problem.of(
                  field,
                  "portal.problem.tooLong",
                  ReportFields.DESCRIPTION_MAX,
                  length,
                  length - ReportFields.DESCRIPTION_MAX)),
          messages,
          language);
    }
    return TypedText.isWritable(words)
        ? List.of()
        : FieldProblem.of(
            List.of(Problem.of(field, "portal.problem.unwritable")), messages, language);
  }

  /** Handed over to be kept, never to be shown by the browser. */
  @GetMapping("/status/files/{id}")
  ResponseEntity<byte[]> file(@PathVariable UUID id, HttpServletRequest request) {
    var attachment =
        issues(PortalCookies.STATUS.read(request), request).stream()
            .flatMap(issue -> files.attachments(issue.number(), Audience.PUBLIC).stream())
            .filter(found -> found.id().equals(id))
            .findFirst();
    return attachment
        .flatMap(found -> files.content(id).map(bytes -> download(found, bytes)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<byte[]> download(Attachment attachment, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(bytes);
  }

  /** Changes nothing: mail scanners follow every link. Looks the same for every token. */
  @GetMapping("/verify/{token}")
  String askToVerify(@PathVariable String token, Model model) {
    model.addAttribute("token", Secret.isWellFormed(token) ? token : "unknown");
    return "portal/verify";
  }

  @PostMapping("/verify/{token}")
  String verify(
      @PathVariable String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    rates.useAddress("status", limits.statusPerAddress(), request);
    var found = Secret.isWellFormed(token) ? files.caseByToken(token) : Optional.<UUID>empty();
    if (found.isEmpty()) {
      return unknown(true, response, model);
    }
    desk.verifyContact(found.get());
    remember(token, request, response);
    return "redirect:/status?done=verified";
  }

  private static void remember(
      String token, HttpServletRequest request, HttpServletResponse response) {
    if (Secret.isWellFormed(token)) {
      PortalCookies.STATUS.write(request, response, token);
    } else {
      // what cannot be a token must not be mistaken for the one used before
      PortalCookies.STATUS.write(request, response, "not-a-token-at-all");
    }
  }

  private List<IssueView> issues(Optional<String> token, HttpServletRequest request) {
    if (token.isEmpty()) {
      return List.of();
    }
    rates.useAddress("status", limits.statusPerAddress(), request);
    return files.caseByToken(token.get()).map(files::ofCase).orElse(List.of());
  }
}
