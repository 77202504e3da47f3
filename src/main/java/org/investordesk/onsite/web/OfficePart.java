package org.investordesk.onsite.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.directory.Directory;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.platform.NotFound;
import org.springframework.stereotype.Component;

/** Where and when people meet about his issue, and what was decided, for the investor. */
@Component
class OfficePart implements StatusPart {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  /** A decision about this issue. */
  record Decided(String text, String department, String dueOn, boolean done) {}

  /** A meeting about this issue. */
  record Meeting(OnSiteOffice office, String when, List<Decided> decided) {}

  private final OnSiteOffices offices;
  private final Directory directory;

  OfficePart(OnSiteOffices offices, Directory directory) {
    this.offices = offices;
    this.directory = directory;
  }

  @Override
  public String name() {
    return "onsite";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public String template() {
    return "onsite/part";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var meetings = new ArrayList<Meeting>();
    for (var office : offices.ofIssue(issue.number())) {
      if (office.state() != State.CANCELLED) {
        meetings.add(meeting(office, issue, language));
      }
    }
    if (meetings.isEmpty()) {
      return Optional.empty();
    }
    var model = new HashMap<String, Object>();
    model.put("meetings", meetings);
    return Optional.of(model);
  }

  private Meeting meeting(OnSiteOffice office, IssueView issue, Locale language) {
    var signed = office.signedAt() != null;
    var decided =
        office.decisions().stream()
            .filter(one -> signed && one.issue().equals(issue.number()))
            .map(
                one ->
                    new Decided(
                        one.text(),
                        department(one.department(), language),
                        one.dueOn().toString(),
                        one.done()))
            .toList();
    return new Meeting(office, MINUTE.format(office.beginsAt()), decided);
  }

  private String department(String id, Locale language) {
    return directory
        .department(id)
        .map(one -> language.getLanguage().equals("en") ? one.nameEn() : one.name())
        .orElse(id);
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    throw new NotFound();
  }

  @Override
  public Optional<String> done(String step) {
    return Optional.empty();
  }
}
