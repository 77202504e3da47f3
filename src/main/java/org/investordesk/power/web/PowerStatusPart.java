package org.investordesk.power.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.power.PowerConnections;
import org.springframework.stereotype.Component;

/** The scheme on the investor's status page, with his word on it; and what was saved. */
@Component
class PowerStatusPart implements StatusPart {

  private static final String ACCEPT = "accept";
  private static final String CONTEST = "contest";
  private static final String REASON = "reason";

  private final PowerConnections connections;

  PowerStatusPart(PowerConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return "power";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String template() {
    return "power/status";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    return connections
        .find(issue.number())
        .map(
            connection ->
                Map.<String, Object>of(
                    "connection",
                    connection,
                    "savings",
                    connections.savings(issue.number()).stream()
                        .filter(saving -> saving.actual().signum() > 0)
                        .toList()));
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    switch (step) {
      case ACCEPT -> connections.acceptScheme(issue.number());
      case CONTEST -> contest(issue, fields.getOrDefault(REASON, ""));
      default -> throw new NotFound();
    }
  }

  /** What is wrong is said beside the field, with what was typed in it. */
  private void contest(IssueView issue, String reason) {
    try {
      connections.contestScheme(issue.number(), reason);
    } catch (Refusal no) {
      throw new InvalidInput(List.of(Problem.of(REASON, no.key(), no.arguments())));
    }
  }

  @Override
  public Optional<String> done(String step) {
    return switch (step) {
      case ACCEPT -> Optional.of("power.status.done.accept");
      case CONTEST -> Optional.of("power.status.done.contest");
      default -> Optional.empty();
    };
  }
}
