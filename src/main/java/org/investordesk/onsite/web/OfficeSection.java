package org.investordesk.onsite.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Role;
import org.springframework.stereotype.Component;

/** The on-site offices about an issue, on its case file. */
@Component
class OfficeSection implements CaseFileSection {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /** A line of the section. */
  record Line(OnSiteOffice office, String when) {}

  private final OnSiteOffices offices;
  private final CaseFiles files;
  private final CurrentUsers users;

  OfficeSection(OnSiteOffices offices, CaseFiles files, CurrentUsers users) {
    this.offices = offices;
    this.files = files;
    this.users = users;
  }

  @Override
  public int order() {
    return 230;
  }

  @Override
  public String titleKey() {
    return "onsite.section.title";
  }

  @Override
  public String template() {
    return "onsite/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var user = users.current();
    var mayCall =
        (user.is(Role.LEADER) || user.is(Role.SUPERVISION) || user.is(Role.COORDINATOR))
            && files.find(issue).filter(found -> found.state().isOpen()).isPresent();
    List<Line> lines =
        offices.ofIssue(issue).stream()
            .map(office -> new Line(office, MINUTE.format(office.beginsAt())))
            .toList();
    return Map.of("issue", issue.value(), "lines", lines, "mayCall", mayCall);
  }
}
