package org.investordesk.cases;

import org.investordesk.platform.CurrentUser;

/**
 * A room that lets people read a case file beyond those who handle it: a department that was asked
 * for its opinion, or told to do something. Asked only where the lead department's people and those
 * who see every department are not meant.
 */
public interface CaseReader {

  boolean mayRead(CurrentUser user, IssueNumber issue);
}
