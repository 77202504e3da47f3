package org.investordesk.cases.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.store.OpinionStore;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the models when they ask for a date. */
@Component
public class IssueTimer {

  /** Where a timer waits while nothing is to come; it is set anew when a clock starts. */
  static final Instant PARKED = Instant.parse("2999-12-31T00:00:00Z");

  private final ServiceClocks clocks;
  private final CaseFiles files;
  private final OpinionStore opinions;
  private final Clock clock;

  IssueTimer(ServiceClocks clocks, CaseFiles files, OpinionStore opinions, Clock clock) {
    this.clocks = clocks;
    this.files = files;
    this.opinions = opinions;
    this.clock = clock;
  }

  /** The next milestone of the issue. */
  public Date next(DelegateExecution execution) {
    return Date.from(clocks.next(execution.getProcessBusinessKey()).orElse(PARKED));
  }

  /**
   * The limit of a clock of the issue, as the due date of a task; null where it has none.
   *
   * @param clockName such as {@code RESOLUTION}, or {@code STAGE:SCHEME} for that of a stage
   */
  public @Nullable Date due(DelegateExecution execution, String clockName) {
    return due(execution.getProcessBusinessKey(), clockName);
  }

  @Nullable Date due(String issue, String clockName) {
    var colon = clockName.indexOf(':');
    var name = ClockName.valueOf(colon < 0 ? clockName : clockName.substring(0, colon));
    var part = colon < 0 ? "" : clockName.substring(colon + 1);
    return clocks.due(issue, name, part).map(Date::from).orElse(null);
  }

  /** The limit of the opinion that a {@code department-opinion} is about. */
  public @Nullable Date dueOfOpinion(DelegateExecution execution) {
    var opinion =
        opinions.find(DepartmentOpinionProcess.Variables.OPINION.readFrom(execution)).orElseThrow();
    return due(execution, clockOf(opinion));
  }

  static String clockOf(OpinionStore.Row opinion) {
    return ClockName.STAGE.name()
        + ":"
        + StageClocks.part(opinion.purpose().name(), opinion.department());
  }

  /** Whether the clocks of the issue still have to be watched. */
  public boolean watches(DelegateExecution execution) {
    return files
        .find(new IssueNumber(execution.getProcessBusinessKey()))
        .filter(issue -> issue.state().isOpen())
        .isPresent();
  }
}
