package org.investordesk.onsite.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.investordesk.directory.LeadersInOffice;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.OnSiteOffices.Invitation;
import org.investordesk.onsite.process.OfficeTasks;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StartPageCard;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** On-site offices: list, invitation, the meeting itself, its files, and its task forms. */
@Controller
class OfficePages {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SHANGHAI);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(SHANGHAI);
  private static final String FORM_WORDS = "onsite.form.";

  /** A row of the list. */
  record Row(OnSiteOffice office, String when, String convener, int open) {}

  /** An issue of the agenda; the subject is null where the reader may not see the case. */
  record Item(String number, @Nullable String subject) {}

  /**
   * A decision as its reader sees it.
   *
   * @param directive id of the instruction it became, where its reader may open it
   */
  record Line(
      OnSiteOffice.Decision decision, String department, boolean late, @Nullable Long directive) {}

  /** Something to choose. */
  record Choice(String id, String name) {}

  private final OnSiteOffices offices;
  private final OfficeTasks tasks;
  private final CaseFiles files;
  private final Directory directory;
  private final LeadersInOffice leaders;
  private final CurrentUsers users;
  private final MessageSource messages;
  private final Clock clock;

  OfficePages(
      OnSiteOffices offices,
      OfficeTasks tasks,
      CaseFiles files,
      Directory directory,
      LeadersInOffice leaders,
      CurrentUsers users,
      MessageSource messages,
      Clock clock) {
    this.offices = offices;
    this.tasks = tasks;
    this.files = files;
    this.directory = directory;
    this.leaders = leaders;
    this.users = users;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/desk/onsite")
  ModelAndView list() {
    var user = users.current();
    var view = new ModelAndView("onsite/list");
    var shown = new LinkedHashMap<String, OnSiteOffice>();
    if (user.seesEveryDepartment()) {
      offices.all(null).forEach(one -> shown.put(one.number(), one));
    } else {
      user.departments()
          .forEach(
              department -> offices.all(department).forEach(one -> shown.put(one.number(), one)));
    }
    view.addObject("rows", shown.values().stream().map(this::row).toList());
    view.addObject("mayCall", mayCall(user));
    view.addObject(
        "wishes",
        mayCall(user)
            ? offices.wishes().stream()
                .map(
                    wish ->
                        new Item(
                            wish.issue().value(), person(wish.leader()) + "：" + wish.purpose()))
                .toList()
            : List.of());
    return view;
  }

  private Row row(OnSiteOffice office) {
    return new Row(
        office,
        MINUTE.format(office.beginsAt()),
        person(office.convener()),
        (int) office.decisions().stream().filter(one -> !one.done()).count());
  }

  @GetMapping("/desk/onsite/new")
  ModelAndView blank(@RequestParam(defaultValue = "") String issue) {
    refuseStranger();
    var typed = new HashMap<String, List<String>>();
    IssueNumber.parse(issue)
        .ifPresent(
            number -> {
              var found = files.find(number).orElseThrow(NotFound::new);
              typed.put(
                  "agenda",
                  List.of(
                      offices.proposedAgenda(number).stream()
                          .map(IssueNumber::value)
                          .collect(Collectors.joining("\n"))));
              typed.put(
                  "title",
                  List.of(found.projectName() == null ? found.subject() : found.projectName()));
            });
    var user = users.current();
    if (user.is(Role.LEADER)) {
      typed.put("convener", List.of(user.id()));
    }
    return form(typed, List.of());
  }

  @PostMapping("/desk/onsite/new")
  ModelAndView call(@RequestParam MultiValueMap<String, String> typed) {
    refuseStranger();
    try {
      var number =
          offices.call(
              new Invitation(
                  one(typed, "title"),
                  one(typed, "convener"),
                  one(typed, "place"),
                  time(typed, "begins"),
                  time(typed, "ends"),
                  agenda(one(typed, "agenda")),
                  new LinkedHashSet<>(typed.getOrDefault("departments", List.of()))));
      return new ModelAndView("redirect:/desk/onsite/" + number + "?done");
    } catch (InvalidInput no) {
      return form(typed, no.problems());
    }
  }

  private ModelAndView form(Map<String, List<String>> typed, List<Problem> problems) {
    var view = new ModelAndView("onsite/form");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("typed", new HashMap<>(typed));
    view.addObject("problems", problems);
    view.addObject("departments", departments());
    view.addObject(
        "leaders",
        leaders.on(LocalDate.ofInstant(clock.instant(), SHANGHAI)).stream()
            .map(leader -> new Choice(leader.userId(), leader.name()))
            .toList());
    return view;
  }

  @GetMapping("/desk/onsite/{number}")
  ModelAndView show(
      @PathVariable String number,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(required = false) @Nullable String embedded) {
    var view = page(readable(number), Map.of(), List.of());
    view.addObject("done", done != null);
    view.addObject("frame", embedded == null ? "staff" : "embedded");
    return view;
  }

  private ModelAndView page(
      OnSiteOffice office, Map<String, List<String>> typed, List<Problem> problems) {
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    var view = new ModelAndView("onsite/one");
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    view.addObject("frame", "staff");
    view.addObject("office", office);
    view.addObject("when", MINUTE.format(office.beginsAt()));
    view.addObject("until", until(office));
    view.addObject("begins", FIELD.format(office.beginsAt()));
    view.addObject("ends", FIELD.format(office.endsAt()));
    view.addObject("convener", person(office.convener()));
    var agenda = office.agenda().stream().map(this::item).toList();
    view.addObject("agenda", agenda);
    view.addObject("others", agenda.stream().anyMatch(item -> item.subject() == null));
    view.addObject("guests", listed(office.departments()));
    view.addObject("present", listed(office.present()));
    view.addObject(
        "lines",
        office.decisions().stream()
            .map(
                one ->
                    new Line(
                        one,
                        department(one.department()),
                        !one.done() && today.isAfter(one.dueOn()),
                        files.maySee(one.issue()) ? one.directive() : null))
            .toList());
    view.addObject("mayMove", mayCall(users.current()) && office.isAhead());
    view.addObject("typed", new HashMap<>(typed));
    view.addObject("problems", problems);
    return view;
  }

  private Item item(IssueNumber number) {
    var subject =
        files.maySee(number) ? files.find(number).map(issue -> issue.subject()).orElse("") : null;
    return new Item(number.value(), subject);
  }

  @PostMapping("/desk/onsite/{number}/move")
  ModelAndView move(
      @PathVariable String number, @RequestParam MultiValueMap<String, String> typed) {
    refuseStranger();
    return change(
        number,
        typed,
        () ->
            offices.move(
                number,
                time(typed, "begins"),
                time(typed, "ends"),
                one(typed, "place"),
                one(typed, "reason")));
  }

  @PostMapping("/desk/onsite/{number}/cancel")
  ModelAndView cancel(
      @PathVariable String number, @RequestParam MultiValueMap<String, String> typed) {
    refuseStranger();
    return change(number, typed, () -> offices.cancel(number, one(typed, "reason")));
  }

  private ModelAndView change(String number, MultiValueMap<String, String> typed, Runnable step) {
    List<Problem> problems;
    try {
      step.run();
      return new ModelAndView("redirect:/desk/onsite/" + number + "?done");
    } catch (InvalidInput no) {
      problems = no.problems();
    } catch (NotFound gone) {
      throw gone;
    } catch (Refusal no) {
      problems = List.of(Problem.of("reason", no.key(), no.arguments()));
    }
    return page(readable(number), typed, problems);
  }

  @GetMapping("/desk/onsite/{number}/minutes.pdf")
  ResponseEntity<byte[]> minutes(@PathVariable String number) {
    readable(number);
    return download(
        number + ".pdf",
        MediaType.APPLICATION_PDF,
        offices.minutesAsPdf(number).orElseThrow(NotFound::new));
  }

  @GetMapping("/desk/onsite/{number}/invitation.ics")
  ResponseEntity<byte[]> invitation(@PathVariable String number) {
    readable(number);
    return download(
        number + ".ics",
        MediaType.parseMediaType("text/calendar;charset=UTF-8"),
        offices.calendarEntry(number).getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(content);
  }

  /** What the forms of its tasks show. */
  @GetMapping("/desk/onsite/tasks/{taskId}/form")
  @ResponseBody
  Map<String, Object> taskForm(@PathVariable String taskId) {
    var office = readable(tasks.numberOf(taskId).orElseThrow(NotFound::new));
    var form = new LinkedHashMap<String, Object>();
    form.put("words", words());
    form.put("number", office.number());
    form.put("title", office.title());
    form.put("when", MINUTE.format(office.beginsAt()));
    form.put("place", office.place());
    form.put("convener", person(office.convener()));
    form.put("agenda", office.agenda().stream().map(this::item).toList());
    form.put(
        "guests", office.departments().stream().map(id -> new Choice(id, department(id))).toList());
    form.put("departments", departments());
    form.put("presentBefore", office.present());
    form.put("minutes", office.minutes() == null ? "" : office.minutes());
    form.put("lines", office.decisions().stream().map(this::line).toList());
    form.put("page", "/desk/onsite/" + office.number());
    return form;
  }

  private Map<String, Object> line(OnSiteOffice.Decision one) {
    var line = new LinkedHashMap<String, Object>();
    line.put("issue", one.issue().value());
    line.put("department", one.department());
    line.put("departmentName", department(one.department()));
    line.put("text", one.text());
    line.put("dueOn", one.dueOn().toString());
    line.put("moreDays", one.moreDays());
    return line;
  }

  private Map<String, String> words() {
    var bundle =
        ResourceBundle.getBundle(
            "messages/onsite",
            LocaleContextHolder.getLocale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.keySet().stream()
        .filter(key -> key.startsWith(FORM_WORDS))
        .collect(
            Collectors.toMap(
                key -> key.substring(FORM_WORDS.length()),
                key -> messages.getMessage(key, null, LocaleContextHolder.getLocale())));
  }

  private OnSiteOffice readable(String number) {
    var user = users.current();
    return offices
        .find(number)
        .filter(office -> OfficeTaskPage.mayRead(user, office))
        .orElseThrow(NotFound::new);
  }

  private void refuseStranger() {
    if (!mayCall(users.current())) {
      throw new NotFound();
    }
  }

  private static boolean mayCall(CurrentUser user) {
    return user.is(Role.LEADER) || user.is(Role.SUPERVISION) || user.is(Role.COORDINATOR);
  }

  private List<Choice> departments() {
    return directory.departments().stream()
        .filter(Department::active)
        .map(one -> new Choice(one.id(), department(one.id())))
        .sorted(Comparator.comparing(Choice::id))
        .toList();
  }

  private String department(String id) {
    var english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
    return directory.department(id).map(one -> english ? one.nameEn() : one.name()).orElse(id);
  }

  private String listed(List<String> ids) {
    var english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
    return ids.stream().map(this::department).collect(Collectors.joining(english ? ", " : "、"));
  }

  /** The hour alone where the meeting ends on the day it began. */
  private static String until(OnSiteOffice office) {
    var from = office.beginsAt().atZone(SHANGHAI).toLocalDate();
    var until = office.endsAt().atZone(SHANGHAI);
    return until.toLocalDate().equals(from)
        ? until.toLocalTime().toString()
        : MINUTE.format(office.endsAt());
  }

  private String person(String user) {
    return directory.person(user).map(one -> one.name()).orElse(user);
  }

  private static String one(MultiValueMap<String, String> typed, String name) {
    var values = typed.getOrDefault(name, List.of(""));
    return values.isEmpty() ? "" : values.get(0);
  }

  private static @Nullable LocalDateTime time(MultiValueMap<String, String> typed, String name) {
    try {
      var text = one(typed, name);
      return text.isBlank() ? null : LocalDateTime.parse(text.strip());
    } catch (DateTimeException no) {
      return null; // told as a missing time
    }
  }

  /** Whatever stands between the numbers: blanks, commas, line ends. */
  private static List<IssueNumber> agenda(String typed) {
    var agenda = new ArrayList<IssueNumber>();
    var problems = new ArrayList<Problem>();
    for (var word : typed.split("[\\s,，、;；]+")) {
      if (!word.isEmpty()) {
        IssueNumber.parse(word)
            .ifPresentOrElse(
                agenda::add,
                () -> problems.add(Problem.of("agenda", "onsite.refusal.notOpen", word)));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return agenda;
  }

  /** The way in from the staff's start page. */
  @Configuration
  static class Card {

    @Bean
    StartPageCard onsiteStartPageCard() {
      return StartPageCard.of(
          "onsite.list.title",
          "onsite.list.text",
          "/desk/onsite",
          45,
          false,
          Set.of(Role.values()));
    }
  }
}
