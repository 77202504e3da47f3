package org.investordesk.escalation.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.process.DirectiveAnswerProcess.Variables;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the model of the department's answer: for whom it is, and until when. */
@Component
public class DirectiveTasks {

  private final Directives directives;
  private final ServiceClocks clocks;
  private final Clock clock;

  DirectiveTasks(Directives directives, ServiceClocks clocks, Clock clock) {
    this.directives = directives;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** User id of the person addressed; null where any clerk of the department may answer. */
  public @Nullable String person(DelegateExecution execution) {
    return directive(execution).person();
  }

  /** Limit of the answer, as its clock says. */
  public @Nullable Date due(DelegateExecution execution) {
    var directive = directive(execution);
    var part = StageClocks.part(directive.stage(), directive.department());
    return clocks.readings(directive.issue().value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == ClockName.STAGE && reading.part().equals(part))
        .map(ClockReading::due)
        .map(Date::from)
        .findFirst()
        .orElse(null);
  }

  private Directive directive(DelegateExecution execution) {
    var id = Variables.DIRECTIVE.readFrom(execution);
    return directives
        .find(Long.parseLong(id))
        .orElseThrow(() -> new IllegalStateException("no directive %s".formatted(id)));
  }
}
