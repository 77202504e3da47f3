package org.investordesk.sla.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks.Limit;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.FileRows.Row;
import org.investordesk.sla.domain.StageLimits.Version;

/** The file of the stages' limits: one row a stage; written as in the file of policies. */
public final class StageLimitsFile {

  static final List<String> COLUMNS =
      List.of("valid_from", "type", "variant", "stage", "target", "legal", "old_practice");

  /**
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  public static StageLimits read(String file, String content) {
    var versions = new ArrayList<Version>();
    var lines = new HashMap<List<Object>, Integer>();
    for (var row : FileRows.read(file, content, COLUMNS)) {
      var version = version(row);
      var earlier =
          lines.put(List.of(version.validFrom(), version.policy(), version.stage()), row.line());
      if (earlier != null) {
        throw row.refusal(
            "policyTwice", version.policy().type(), version.stage(), String.valueOf(earlier));
      }
      versions.add(version);
    }
    return new StageLimits(versions);
  }

  private static Version version(Row row) {
    var type =
        row.text("type").equals(StageLimits.EVERY_TYPE)
            ? StageLimits.EVERY_TYPE
            : PolicyFile.name(row, "type");
    var target = PolicyFile.target(row, "target");
    if (target == null) {
      throw row.refusal("value", "target", row.text("target"));
    }
    var legal = PolicyFile.target(row, "legal");
    if (legal != null && longer(target, legal)) {
      throw row.refusal("legalTooLow");
    }
    return new Version(
        PolicyFile.validFrom(row),
        new PolicyKey(type, PolicyFile.variant(row)),
        PolicyFile.name(row, "stage"),
        new Limit(target, legal, PolicyFile.target(row, "old_practice")));
  }

  private static boolean longer(Target target, Target than) {
    return target.unit() == than.unit() && target.amount() > than.amount();
  }

  private StageLimitsFile() {}
}
