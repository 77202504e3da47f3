package org.investordesk.cases.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueType;
import org.jspecify.annotations.Nullable;

/** Which types have a process of their own; the others go straight to the answer. */
public final class HandlingProcesses {

  private final Map<IssueType, HandlingProcess> own = new EnumMap<>(IssueType.class);

  /**
   * @throws IllegalStateException where two rooms want the same type
   */
  public HandlingProcesses(Collection<HandlingProcess> processes) {
    for (var process : processes) {
      var other = own.put(process.type(), process);
      if (other != null) {
        throw new IllegalStateException(
            "%s is handled by %s and by %s".formatted(process.type(), other.key(), process.key()));
      }
    }
  }

  /** Keys of their definitions. */
  public Set<String> keys() {
    return own.values().stream().map(HandlingProcess::key).collect(Collectors.toSet());
  }

  public Optional<HandlingProcess> of(@Nullable IssueType type) {
    return type == null ? Optional.empty() : Optional.ofNullable(own.get(type));
  }
}
