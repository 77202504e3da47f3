package org.investordesk.cases.process;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.modulith.NamedInterface;

/** The files of a form, as {@code data-desk-evidence} sends them. */
@NamedInterface("process")
public final class EvidenceIds {

  /**
   * Ids of files attached before, separated by commas; empty where none were.
   *
   * @throws Refusal for something that is no id
   */
  public static Set<UUID> of(SubmittedForm form, ProcessVariable<String> field) {
    try {
      return form.find(field).stream()
          .flatMap(ids -> Arrays.stream(ids.split(",")))
          .map(String::strip)
          .filter(id -> !id.isEmpty())
          .map(UUID::fromString)
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException noId) {
      throw new Refusal("cases.refusal.evidenceUnknown");
    }
  }

  private EvidenceIds() {}
}
