package org.investordesk.escalation.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Ladder;
import org.investordesk.escalation.domain.LadderTexts;
import org.investordesk.escalation.domain.Rung;
import org.investordesk.platform.process.DecisionText;
import org.investordesk.platform.process.DesksOwnName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a ladder that nobody deployed; reads the one that is. */
@Component
class DecisionLadderTexts implements LadderTexts {

  private final RepositoryService repository;
  private final DesksOwnName own;

  DecisionLadderTexts(RepositoryService repository, DesksOwnName own) {
    this.repository = repository;
    this.own = own;
  }

  @Override
  public Ladder read(String file, String content) {
    var table =
        DecisionText.read(
            file,
            content,
            DecisionLadder.KEY,
            Set.of("clock", "milestone", "type", "raised"),
            Set.of("level", "rule", "repeat"),
            DecisionLadderTexts::fits);
    return (clock, milestone, type, raised) -> {
      var facts = new HashMap<String, @Nullable Object>();
      facts.put("clock", clock.name());
      facts.put("milestone", milestone.name());
      facts.put("type", type == null ? null : type.name());
      facts.put("raised", raised);
      return table
          .ask(facts)
          .map(
              row ->
                  new Rung(
                      Level.valueOf(String.valueOf(row.get("level"))),
                      String.valueOf(row.get("rule")),
                      Integer.parseInt(String.valueOf(row.get("repeat")))));
    };
  }

  private static boolean fits(String output, String value) {
    return switch (output) {
      case "level" -> Arrays.stream(Level.values()).anyMatch(level -> level.name().equals(value));
      case "repeat" -> value.matches("\\d{1,3}");
      default -> !value.isEmpty();
    };
  }

  @Override
  public String inForce() {
    return own.get(
        () -> {
          var deployed =
              repository
                  .createDecisionDefinitionQuery()
                  .decisionDefinitionKey(DecisionLadder.KEY)
                  .latestVersion()
                  .singleResult();
          try (var model = repository.getDecisionModel(deployed.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ladder in force", e);
          }
        });
  }
}
