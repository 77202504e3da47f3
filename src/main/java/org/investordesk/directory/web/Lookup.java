package org.investordesk.directory.web;

import java.util.List;
import java.util.regex.Pattern;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.directory.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the one investor or project somebody means by number, e-mail address or name: registers of
 * thousands do not fit a list to choose from.
 */
@Component
class Lookup {

  private static final int SHOWN = 5;

  /** A number, marked as such or not, with or without the name behind it. */
  private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,18})(?: .*)?");

  private final Directory directory;

  Lookup(Directory directory) {
    this.directory = directory;
  }

  /** Null where nothing was typed, or where a problem was added to the form. */
  @Nullable Long investor(Form form, String field) {
    var typed = form.optional(field);
    if (typed == null) {
      return null;
    }
    if (typed.contains("@")) {
      var byEmail = directory.investorByEmail(typed).map(Investor::id);
      if (byEmail.isEmpty()) {
        form.wrong(field, "unknownInvestor");
      }
      return byEmail.orElse(null);
    }
    var number = number(typed);
    if (number != null && directory.investor(number).isPresent()) {
      return number;
    }
    var found =
        directory.findInvestors(typed, SHOWN + 1).stream()
            .map(investor -> new Hit(investor.id(), investor.name()))
            .toList();
    return only(form, field, typed, found, "unknownInvestor");
  }

  /** Null where nothing was typed, or where a problem was added to the form. */
  @Nullable Long project(Form form, String field) {
    var typed = form.optional(field);
    if (typed == null) {
      return null;
    }
    var number = number(typed);
    if (number != null && directory.project(number).isPresent()) {
      return number;
    }
    var found =
        directory.findProjects(typed, SHOWN + 1).stream()
            .map(project -> new Hit(project.id(), project.name()))
            .toList();
    return only(form, field, typed, found, "unknownProject");
  }

  /** How the form shows an investor: its number, which is never ambiguous, and the name. */
  String shown(@Nullable Long investorId) {
    return investorId == null
        ? ""
        : directory
            .investor(investorId)
            .map(investor -> "#%d %s".formatted(investor.id(), investor.name()))
            .orElse("");
  }

  /** The name beside a number. */
  String nameOfInvestor(long id) {
    return directory.investor(id).map(Investor::name).orElse("");
  }

  String nameOfProject(long id) {
    return directory.project(id).map(Project::name).orElse("");
  }

  private record Hit(long id, String name) {}

  private static @Nullable Long only(
      Form form, String field, String typed, List<Hit> found, String unknown) {
    var exact = found.stream().filter(hit -> hit.name().equals(typed)).toList();
    if (exact.size() == 1) {
      return exact.get(0).id();
    }
    if (found.size() == 1) {
      return found.get(0).id();
    }
    if (found.isEmpty()) {
      form.wrong(field, unknown);
      return null;
    }
    form.wrong(
        field,
        "several",
        String.join(
            "; ",
            found.stream().limit(SHOWN).map(hit -> "#" + hit.id() + " " + hit.name()).toList()));
    return null;
  }

  private static @Nullable Long number(String typed) {
    var digits = NUMBER.matcher(typed);
    return digits.matches() ? Long.valueOf(digits.group(1)) : null;
  }
}
