package org.investordesk.escalation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Modifier;
import org.investordesk.escalation.domain.StandingCalls.Repeat;
import org.investordesk.escalation.web.Wording.StepLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls as the pages show them: what made them, by which rule, and how who was called was found.
 */
@Component
class CallLines {

  /**
   * A call, in words.
   *
   * @param milestone null where no clock called
   * @param reason why a person called
   * @param repeats how often it was repeated, and when last
   */
  record Line(
      String level,
      ZonedDateTime at,
      String clock,
      @Nullable String stage,
      @Nullable String milestone,
      ZonedDateTime due,
      @Nullable String by,
      @Nullable String reason,
      String to,
      String copies,
      List<String> modifiers,
      String rule,
      boolean fallback,
      List<StepLine> chain,
      int repeats,
      @Nullable ZonedDateTime lastRepeat) {}

  private final Wording wording;

  CallLines(Wording wording) {
    this.wording = wording;
  }

  Line line(Escalation escalation, List<Repeat> repeats) {
    var milestone = escalation.milestone();
    var by = escalation.by();
    return new Line(
        escalation.level().name(),
        wording.local(escalation.at()),
        escalation.clock().name(),
        escalation.part().isEmpty() ? null : wording.stage(escalation.part()),
        milestone == null ? null : milestone.name(),
        wording.local(escalation.due()),
        by == null ? null : wording.person(by),
        escalation.reason(),
        wording.names(escalation.call().to()),
        wording.names(escalation.call().copies()),
        escalation.modifiers().stream().sorted().map(Modifier::name).toList(),
        escalation.rule(),
        escalation.call().fallback(),
        wording.chain(escalation.call().chain()),
        repeats.size(),
        repeats.isEmpty() ? null : wording.local(repeats.get(repeats.size() - 1).at()));
  }
}
