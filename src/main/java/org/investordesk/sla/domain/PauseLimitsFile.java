package org.investordesk.sla.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.domain.FileRows.Row;
import org.investordesk.sla.domain.PauseLimits.Version;

/** The file of the pauses' longest times: one row a reason. */
public final class PauseLimitsFile {

  static final List<String> COLUMNS = List.of("valid_from", "reason", "longest", "evidence");

  /**
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  public static PauseLimits read(String file, String content) {
    var versions = new ArrayList<Version>();
    var lines = new HashMap<List<Object>, Integer>();
    var missing = EnumSet.allOf(PauseReason.class);
    Row last = null;
    for (var row : FileRows.read(file, content, COLUMNS)) {
      var version = version(row);
      var earlier = lines.put(List.of(version.validFrom(), version.reason()), row.line());
      if (earlier != null) {
        throw row.refusal(
            "policyTwice",
            version.validFrom().toString(),
            version.reason().name(),
            String.valueOf(earlier));
      }
      versions.add(version);
      missing.remove(version.reason());
      last = row;
    }
    if (last != null && !missing.isEmpty()) {
      throw last.refusal("reasonMissing", missing.iterator().next().name());
    }
    return new PauseLimits(versions);
  }

  private static Version version(Row row) {
    var named = row.text("reason");
    var reason =
        Arrays.stream(PauseReason.values())
            .filter(each -> each.name().equals(named))
            .findAny()
            .orElseThrow(() -> row.refusal("value", "reason", named));
    var longest = PolicyFile.target(row, "longest");
    if (longest == null) {
      throw row.refusal("value", "longest", row.text("longest"));
    }
    var evidence =
        switch (row.text("evidence")) {
          case "yes" -> true;
          case "no" -> false;
          default -> throw row.refusal("value", "evidence", row.text("evidence"));
        };
    return new Version(PolicyFile.validFrom(row), reason, longest, evidence);
  }

  private PauseLimitsFile() {}
}
