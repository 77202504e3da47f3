package org.investordesk.cases;

import java.util.Map;

/** A part of the staff's case file page that another room contributes: mails, escalations. */
public interface CaseFileSection {

  /** Smaller comes first; the page's own parts are 0 to 100. */
  int order();

  /** Message key of the heading. */
  String titleKey();

  /**
   * Name of the template; its fragment {@code section(model)} is shown with {@link #model}. The
   * fragment must not contain a heading of its own.
   */
  String template();

  /**
   * An empty map leaves the section out. Its forms work in Tasklist's tab as well; see {@code
   * cases.web.CaseFileForms} for where they lead back to.
   */
  Map<String, Object> model(IssueNumber issue);
}
