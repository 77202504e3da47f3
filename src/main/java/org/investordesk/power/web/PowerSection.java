package org.investordesk.power.web;

import java.util.HashMap;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.power.ConnectionView;
import org.investordesk.power.PowerConnections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Supply, scheme, green channel and time compression on the staff's case file. */
@Component
class PowerSection implements CaseFileSection {

  private final PowerConnections connections;
  private final CaseFiles files;
  private final Directory directory;
  private final CurrentUsers users;

  PowerSection(
      PowerConnections connections, CaseFiles files, Directory directory, CurrentUsers users) {
    this.connections = connections;
    this.files = files;
    this.directory = directory;
    this.users = users;
  }

  @Override
  public int order() {
    return 120;
  }

  @Override
  public String titleKey() {
    return "power.section.title";
  }

  @Override
  public String template() {
    return "power/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var issue = files.find(number).orElseThrow();
    var found = connections.find(number);
    if (issue.type() != IssueType.POWER && found.isEmpty()) {
      return Map.of();
    }
    var model = new HashMap<String, @Nullable Object>();
    model.put("connection", found.orElse(null));
    model.put("greenBy", found.map(ConnectionView::greenBy).map(this::name).orElse(null));
    model.put("number", number.value());
    model.put("savings", connections.savings(number));
    model.put("mayDecide", PowerPages.mayDecide(users.current(), issue));
    return model;
  }

  private String name(String user) {
    return directory.person(user).map(Person::name).orElse(user);
  }
}
