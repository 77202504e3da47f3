package org.investordesk.escalation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.SupervisionDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Instructions and orders as the pages show them. */
@Component
class DirectiveLines {

  /** A file of evidence. */
  record File(String id, String name) {}

  record Step(String kind, String by, ZonedDateTime at, @Nullable String text, List<File> files) {}

  /**
   * @param order number of the order; null for an instruction
   * @param level whose rule issued the order; null for an instruction and for an order by hand
   * @param state {@code LATE} where the day passed unanswered, else that of the directive
   */
  record Line(
      long id,
      String kind,
      String issue,
      @Nullable String order,
      @Nullable String colour,
      @Nullable String level,
      String text,
      String addressee,
      LocalDate until,
      String givenBy,
      ZonedDateTime at,
      String state,
      List<Step> steps) {}

  private final SupervisionDesk desk;
  private final CaseFiles files;
  private final Wording wording;
  private final Clock clock;

  DirectiveLines(SupervisionDesk desk, CaseFiles files, Wording wording, Clock clock) {
    this.desk = desk;
    this.files = files;
    this.wording = wording;
    this.clock = clock;
  }

  /** With its history. */
  Line line(Directive directive) {
    var names =
        files.attachments(directive.issue(), Audience.STAFF).stream()
            .collect(Collectors.toMap(Attachment::id, Attachment::fileName));
    return line(
        directive,
        desk.steps(directive.id()).stream()
            .filter(step -> step.kind() != DirectiveStep.Kind.GIVEN)
            .map(step -> step(step, names))
            .toList());
  }

  /** Without. */
  Line brief(Directive directive) {
    return line(directive, List.of());
  }

  private Line line(Directive directive, List<Step> steps) {
    var order = directive.order();
    var colour = directive.colour();
    var level = directive.level();
    var person = directive.person();
    var department = wording.department(directive.department());
    return new Line(
        directive.id(),
        directive.kind().name(),
        directive.issue().value(),
        order == null ? null : order.toString(),
        colour == null ? null : colour.name(),
        level == null ? null : level.name(),
        directive.text(),
        person == null ? department : department + " · " + wording.person(person),
        directive.until(),
        wording.giver(directive),
        wording.local(directive.at()),
        directive.isLate(LocalDate.now(clock)) ? "LATE" : directive.state().name(),
        steps);
  }

  private Step step(DirectiveStep step, Map<UUID, String> names) {
    return new Step(
        step.kind().name(),
        wording.person(step.by()),
        wording.local(step.at()),
        step.text(),
        step.evidence().stream()
            .filter(names::containsKey)
            .map(id -> new File(id.toString(), names.getOrDefault(id, "")))
            .toList());
  }
}
