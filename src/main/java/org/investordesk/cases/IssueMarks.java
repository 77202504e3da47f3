package org.investordesk.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What another room says about an issue besides its state, such as that a department wants to
 * return it. Inner: staff sees it on register and case file, the investor does not.
 */
public interface IssueMarks {

  /** Message keys of the marks; an issue without any is left out. */
  Map<IssueNumber, List<String>> of(Collection<IssueNumber> issues);
}
