package org.investordesk.systemic.web;

import java.util.HashMap;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Role;
import org.investordesk.systemic.Cause;
import org.investordesk.systemic.SystemicFixes;
import org.springframework.stereotype.Component;

/** Cause and clause of an issue, and the recommendations it is part of, on its case file. */
@Component
class FindingSection implements CaseFileSection {

  private final SystemicFixes fixes;
  private final CaseFiles files;
  private final CurrentUsers users;

  FindingSection(SystemicFixes fixes, CaseFiles files, CurrentUsers users) {
    this.fixes = fixes;
    this.files = files;
    this.users = users;
  }

  @Override
  public int order() {
    return 270;
  }

  @Override
  public String titleKey() {
    return "systemic.section.title";
  }

  @Override
  public String template() {
    return "systemic/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var model = new HashMap<String, Object>();
    model.put("number", number.value());
    model.put("finding", fixes.of(number));
    model.put("causes", Cause.values());
    model.put("fixes", fixes.ofIssue(number));
    model.put("mayFind", mayFind(users.current(), issue));
    return model;
  }

  /** Who knows why: the coordinators and the department that handles it. */
  static boolean mayFind(CurrentUser user, IssueView issue) {
    return user.is(Role.COORDINATOR)
        || user.departments().contains(String.valueOf(issue.department()));
  }
}
