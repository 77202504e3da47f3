package org.investordesk.cases.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Opinion;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 协办意见: which departments were asked, what they said, and a form to ask one more. */
@Component
class OpinionSection implements CaseFileSection {

  record Row(
      String department,
      String purpose,
      int round,
      String state,
      String tone,
      String question,
      @Nullable String due,
      @Nullable String verdict,
      @Nullable String text,
      List<String> items,
      @Nullable String givenBy,
      @Nullable String givenAt) {}

  record Choice(String id, String name) {}

  private final Opinions opinions;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;
  private final Words words;

  OpinionSection(
      Opinions opinions, CaseFiles files, Directory directory, CurrentUsers users, Words words) {
    this.opinions = opinions;
    this.files = files;
    this.directory = directory;
    this.users = users;
    this.words = words;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String titleKey() {
    return "cases.opinions.title";
  }

  @Override
  public String template() {
    return "cases/section-opinions";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var view = files.find(issue).orElseThrow();
    var found = opinions.of(issue);
    var mayAsk = mayAsk(view);
    if (found.isEmpty() && !mayAsk) {
      return Map.of();
    }
    var model = new HashMap<String, Object>();
    model.put("number", issue.value());
    model.put("rows", found.stream().map(this::row).toList());
    model.put("mayAsk", mayAsk);
    model.put(
        "mayRecall",
        mayAsk
            && found.stream()
                .anyMatch(
                    one -> one.purpose() == Purpose.ASSISTANCE && one.state() == State.ASKED));
    model.put(
        "departments",
        directory.departments().stream()
            .filter(Department::active)
            .filter(department -> !department.id().equals(view.department()))
            .map(department -> new Choice(department.id(), words.departmentName(department.id())))
            .toList());
    return model;
  }

  /** The lead department's people and the coordinators, while a department has it in hand. */
  boolean mayAsk(IssueView issue) {
    var user = users.current();
    var inHands =
        switch (issue.state()) {
          case DISPATCHED, IN_PROGRESS, WAITING_INVESTOR, WAITING_THIRD_PARTY -> true;
          default -> false;
        };
    return inHands
        && !issue.underCheck()
        && (issue.state() != IssueState.DISPATCHED || user.is(Role.COORDINATOR))
        && (user.is(Role.COORDINATOR)
            || user.is(Role.ADMINISTRATOR)
            || user.departments().contains(String.valueOf(issue.department())));
  }

  private Row row(Opinion opinion) {
    return new Row(
        words.departmentName(opinion.department()),
        words.say("cases.purpose." + opinion.purpose().name()),
        opinion.round(),
        words.say("cases.opinionState." + opinion.state().name()),
        tone(opinion),
        opinion.question(),
        opinion.due() == null ? null : words.time(opinion.due()),
        opinion.verdict() == null ? null : words.say("cases.verdict." + opinion.verdict().name()),
        opinion.text(),
        opinion.items(),
        opinion.givenBy() == null
            ? null
            : directory.person(opinion.givenBy()).map(Person::name).orElse(opinion.givenBy()),
        opinion.givenAt() == null ? null : words.time(opinion.givenAt()));
  }

  private static String tone(Opinion opinion) {
    return switch (opinion.state()) {
      case ASKED -> "info";
      case GIVEN -> "success";
      case ABSENT -> "danger";
      case RECALLED -> "light";
    };
  }
}
