package org.investordesk.cases;

import java.time.Instant;
import java.util.List;

/**
 * An issue was divided: parts of it are issues of their own now, in the same case.
 *
 * @param issue keeps its number
 * @param parts the new ones, each dispatched already
 */
public record CaseSplit(IssueNumber issue, List<IssueNumber> parts, Instant at) {

  public CaseSplit {
    parts = List.copyOf(parts);
  }
}
