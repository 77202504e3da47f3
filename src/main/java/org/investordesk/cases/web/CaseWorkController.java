package org.investordesk.cases.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.CaseWork.Part;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages on which a coordinator divides an issue, links two or merges duplicates. To everybody
 * else they do not exist.
 */
@Controller
@RequestMapping("/desk/issues/{number}")
class CaseWorkController {

  private static final int MOST_NEW = CaseWork.MOST_PARTS - 1;

  private final CaseFiles files;
  private final CaseRelations relations;
  private final CaseWork work;
  private final RelationsSection section;
  private final Directory directory;
  private final CurrentUsers users;
  private final Words words;

  CaseWorkController(
      CaseFiles files,
      CaseRelations relations,
      CaseWork work,
      RelationsSection section,
      Directory directory,
      CurrentUsers users,
      Words words) {
    this.files = files;
    this.relations = relations;
    this.work = work;
    this.section = section;
    this.directory = directory;
    this.users = users;
    this.words = words;
  }

  @GetMapping("/split")
  ModelAndView split(@PathVariable String number, @RequestParam(defaultValue = "1") int parts) {
    return splitPage(directed(number), parts, Map.of(), null);
  }

  @PostMapping("/split")
  ModelAndView split(
      @PathVariable String number,
      @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes after) {
    var issue = directed(number);
    try {
      work.splitOff(issue.number(), parts(typed), text(typed, "reason"));
      return done(issue, after);
    } catch (Refusal no) {
      refuseNobodyElse(no);
      return splitPage(issue, count(typed), typed.toSingleValueMap(), no);
    }
  }

  private ModelAndView splitPage(
      IssueView issue, int parts, Map<String, String> typed, @Nullable Refusal no) {
    var page = page("cases/split", issue, typed, no);
    page.addObject("parts", Math.max(1, Math.min(parts, MOST_NEW)));
    page.addObject("most", MOST_NEW);
    page.addObject("departments", directory.departments());
    page.addObject("types", IssueType.values());
    page.addObject(
        "variants",
        Arrays.stream(IssueType.values()).flatMap(type -> type.variants().stream()).toList());
    return page;
  }

  private static int count(MultiValueMap<String, String> typed) {
    return (int) typed.keySet().stream().filter(name -> name.startsWith("subject-")).count();
  }

  private static List<Part> parts(MultiValueMap<String, String> typed) {
    var parts = new ArrayList<Part>();
    for (int i = 1; i <= Math.min(count(typed), MOST_NEW); i++) {
      var assisting = text(typed, "assisting-" + i);
      parts.add(
          new Part(
              type(text(typed, "type-" + i)),
              optional(typed, "variant-" + i),
              text(typed, "department-" + i),
              text(typed, "subject-" + i),
              optional(typed, "description-" + i),
              assisting.isBlank()
                  ? List.of()
                  : List.of(new Ask(assisting, "", day(optional(typed, "dueOn-" + i))))));
    }
    return parts;
  }

  private static IssueType type(String name) {
    return IssueType.parse(name)
        .orElseThrow(() -> new Refusal("platform.form.choiceUnknown", name));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw new Refusal("platform.form.dateUnreadable", String.valueOf(text));
    }
  }

  @GetMapping("/link")
  ModelAndView link(@PathVariable String number) {
    return linkPage(directed(number), Map.of(), null);
  }

  @PostMapping("/link")
  ModelAndView link(
      @PathVariable String number,
      @RequestParam String other,
      @RequestParam String kind,
      @RequestParam String reason,
      RedirectAttributes after) {
    var issue = directed(number);
    try {
      var to = number(other);
      switch (kind) {
        case "BEFORE" -> work.link(issue.number(), to, LinkKind.BEFORE, reason);
        case "AFTER" -> work.link(to, issue.number(), LinkKind.BEFORE, reason);
        default -> work.link(issue.number(), to, LinkKind.RELATED, reason);
      }
      return done(issue, after);
    } catch (Refusal no) {
      refuseNobodyElse(no);
      return linkPage(issue, Map.of("other", other, "kind", kind, "reason", reason), no);
    }
  }

  @PostMapping("/unlink")
  ModelAndView unlink(
      @PathVariable String number,
      @RequestParam String other,
      @RequestParam String reason,
      RedirectAttributes after) {
    var issue = directed(number);
    try {
      work.unlink(issue.number(), number(other), reason);
      return done(issue, after);
    } catch (Refusal no) {
      return linkPage(issue, Map.of("unlink-" + other, reason), no);
    }
  }

  private ModelAndView linkPage(IssueView issue, Map<String, String> typed, @Nullable Refusal no) {
    var page = page("cases/link", issue, typed, no);
    page.addObject(
        "links",
        relations.links(issue.number()).stream()
            .map(
                link ->
                    Map.of(
                        "number", link.other().value(),
                        "kind", words.say(RelationsSection.kind(link)),
                        "reason", link.reason()))
            .toList());
    return page;
  }

  @GetMapping("/merge")
  ModelAndView merge(@PathVariable String number, @RequestParam(defaultValue = "") String with) {
    var issue = directed(number);
    if (with.isBlank()) {
      return mergePage(issue, null, Map.of(), null);
    }
    var other = IssueNumber.parse(with).flatMap(files::find);
    return other.isEmpty()
        ? mergePage(
            issue, null, Map.of("with", with), new Refusal("cases.refusal.issueUnknown", with))
        : mergePage(issue, other.get(), Map.of("with", with), null);
  }

  /**
   * @param keep which of the two stays
   */
  @PostMapping("/merge")
  ModelAndView merge(
      @PathVariable String number,
      @RequestParam String with,
      @RequestParam String keep,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean privacyChecked,
      RedirectAttributes after) {
    var issue = directed(number);
    var other = IssueNumber.parse(with).flatMap(files::find).orElseThrow(NotFound::new);
    try {
      if (keep.equals(issue.number().value())) {
        work.merge(other.number(), issue.number(), reason, privacyChecked);
      } else {
        work.merge(issue.number(), other.number(), reason, privacyChecked);
      }
      return done(issue, after);
    } catch (Refusal no) {
      refuseNobodyElse(no);
      return mergePage(issue, other, Map.of("with", with, "keep", keep, "reason", reason), no);
    }
  }

  @PostMapping("/separate")
  String separate(
      @PathVariable String number, @RequestParam String reason, RedirectAttributes after) {
    var issue = directed(number);
    try {
      work.separate(issue.number(), reason);
      after.addFlashAttribute("done", true);
    } catch (Refusal no) {
      refuseNobodyElse(no);
      after.addFlashAttribute("refusals", List.of(words.say(no.key(), no.arguments())));
      after.addFlashAttribute("typed", Map.of("form", "separate", "text", reason));
    }
    return "redirect:/desk/issues/" + issue.number();
  }

  private ModelAndView mergePage(
      IssueView issue, @Nullable IssueView other, Map<String, String> typed, @Nullable Refusal no) {
    var page = page("cases/merge", issue, typed, no);
    page.addObject("other", other);
    page.addObject("alike", section.alike(issue.number()));
    if (other != null) {
      page.addObject("sameInvestor", relations.sameInvestor(issue, other));
      page.addObject(
          "percent",
          relations.alike(issue.number()).stream()
              .filter(found -> found.issue().equals(other.number()))
              .map(CaseRelations.Alike::percent)
              .findFirst()
              .orElse(null));
    }
    return page;
  }

  private ModelAndView page(
      String template, IssueView issue, Map<String, String> typed, @Nullable Refusal no) {
    var page = new ModelAndView(template);
    page.addObject("issue", issue);
    page.addObject("typed", typed);
    if (no != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      page.addObject("refusal", words.say(no.key(), no.arguments()));
    }
    return page;
  }

  private static ModelAndView done(IssueView issue, RedirectAttributes after) {
    after.addFlashAttribute("done", true);
    return new ModelAndView("redirect:/desk/issues/" + issue.number());
  }

  /** What does not exist is no sentence on this page. */
  private static void refuseNobodyElse(Refusal no) {
    if (no instanceof NotFound) {
      throw no;
    }
  }

  private static IssueNumber number(String text) {
    return IssueNumber.parse(text)
        .orElseThrow(() -> new Refusal("cases.refusal.issueUnknown", text));
  }

  private static String text(MultiValueMap<String, String> typed, String name) {
    var value = typed.getFirst(name);
    return value == null ? "" : value;
  }

  private static @Nullable String optional(MultiValueMap<String, String> typed, String name) {
    var value = text(typed, name);
    return value.isBlank() ? null : value.strip();
  }

  private IssueView directed(String text) {
    var user = users.current();
    if (!user.is(Role.COORDINATOR) && !user.is(Role.ADMINISTRATOR)) {
      throw new NotFound();
    }
    return IssueNumber.parse(text).flatMap(files::find).orElseThrow(NotFound::new);
  }
}
