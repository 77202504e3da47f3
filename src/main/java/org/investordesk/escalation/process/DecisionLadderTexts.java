package org.investordesk.escalation.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Ladder;
import org.investordesk.escalation.domain.LadderTexts;
import org.investordesk.escalation.domain.Rung;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.platform.process.DecisionText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a ladder that nobody deployed; reads the one that is. */
@Component
class DecisionLadderTexts implements LadderTexts {

  private final DecisionVersions versions;

  DecisionLadderTexts(DecisionVersions versions) {
    this.versions = versions;
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
    return versions.file(DecisionLadder.KEY);
  }
}
