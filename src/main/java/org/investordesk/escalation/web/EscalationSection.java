package org.investordesk.escalation.web;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Instruction;
import org.investordesk.escalation.domain.Instructions;
import org.investordesk.escalation.domain.Modifier;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.escalation.web.Wording.StepLine;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the case file that says who was called, why, and what he did about it. */
@Component
class EscalationSection implements CaseFileSection {

  /** A call, in words; {@code milestone} is null where a reopening called. */
  record CallLine(
      String level,
      ZonedDateTime at,
      String clock,
      @Nullable String stage,
      @Nullable String milestone,
      ZonedDateTime due,
      String to,
      String copies,
      List<String> modifiers,
      String rule,
      boolean fallback,
      List<StepLine> chain) {}

  record SupervisionLine(
      String supervisor,
      String level,
      ZonedDateTime startedAt,
      @Nullable ZonedDateTime endedAt,
      @Nullable String endedBy,
      @Nullable String word) {}

  record InstructionLine(
      long id,
      String text,
      String department,
      LocalDate until,
      String givenBy,
      ZonedDateTime at,
      @Nullable ZonedDateTime doneAt,
      @Nullable String doneBy,
      boolean mayReport) {}

  private final Escalations escalations;
  private final Supervisions supervisions;
  private final Instructions instructions;
  private final CurrentUsers users;
  private final Wording wording;

  EscalationSection(
      Escalations escalations,
      Supervisions supervisions,
      Instructions instructions,
      CurrentUsers users,
      Wording wording) {
    this.escalations = escalations;
    this.supervisions = supervisions;
    this.instructions = instructions;
    this.users = users;
    this.wording = wording;
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public String titleKey() {
    return "escalation.section.title";
  }

  @Override
  public String template() {
    return "escalation/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var user = users.current();
    return Map.of(
        "calls", escalations.of(issue).stream().map(this::line).toList(),
        "supervisions", supervisions.of(issue).stream().map(this::line).toList(),
        "instructions", instructions.of(issue).stream().map(one -> line(one, user)).toList());
  }

  private CallLine line(Escalation escalation) {
    var milestone = escalation.milestone();
    return new CallLine(
        escalation.level().name(),
        wording.local(escalation.at()),
        escalation.clock().name(),
        escalation.part().isEmpty() ? null : wording.stage(escalation.part()),
        milestone == null ? null : milestone.name(),
        wording.local(escalation.due()),
        wording.names(escalation.call().to()),
        wording.names(escalation.call().copies()),
        escalation.modifiers().stream().sorted().map(Modifier::name).toList(),
        escalation.rule(),
        escalation.call().fallback(),
        wording.chain(escalation.call().chain()));
  }

  private SupervisionLine line(Supervision supervision) {
    var endedAt = supervision.endedAt();
    var endedBy = supervision.endedBy();
    return new SupervisionLine(
        wording.person(supervision.supervisor()),
        supervision.level().name(),
        wording.local(supervision.startedAt()),
        endedAt == null ? null : wording.local(endedAt),
        endedBy == null ? null : wording.person(endedBy),
        supervision.endWord());
  }

  private InstructionLine line(Instruction instruction, CurrentUser user) {
    var doneAt = instruction.doneAt();
    var doneBy = instruction.doneBy();
    return new InstructionLine(
        instruction.id(),
        instruction.text(),
        wording.department(instruction.department()),
        instruction.until(),
        wording.person(instruction.givenBy()),
        wording.local(instruction.at()),
        doneAt == null ? null : wording.local(doneAt),
        doneBy == null ? null : wording.person(doneBy),
        doneAt == null && Supervising.mayReport(user, instruction));
  }
}
