package org.investordesk.escalation.domain;

import java.util.List;
import org.investordesk.directory.LeaderChain;
import org.jspecify.annotations.Nullable;

/**
 * One place where somebody to call was looked for, and why he was or was not found there.
 *
 * @param place a {@link LeaderChain.Hop} or one of the places below the leaders
 * @param person user id; null where nobody was found
 * @param reasonKey message key of the sentence
 */
public record ChainStep(
    String place, @Nullable String person, String reasonKey, List<String> reasonArguments) {

  static final String HANDLER = "HANDLER";
  static final String DEPARTMENT_HANDLERS = "DEPARTMENT_HANDLERS";
  static final String DEPARTMENT_HEAD = "DEPARTMENT_HEAD";
  static final String COORDINATOR = "COORDINATOR";

  static ChainStep of(LeaderChain.Step step) {
    return new ChainStep(
        step.hop().name(), step.person(), step.reasonKey(), step.reasonArguments());
  }

  static ChainStep found(String place, String person, String reasonKey, String... arguments) {
    return new ChainStep(place, person, reasonKey, List.of(arguments));
  }

  static ChainStep nobody(String place, String reasonKey, String... arguments) {
    return new ChainStep(place, null, reasonKey, List.of(arguments));
  }
}
