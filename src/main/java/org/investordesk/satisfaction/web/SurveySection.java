package org.investordesk.satisfaction.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.satisfaction.Satisfaction;
import org.investordesk.satisfaction.Survey;
import org.springframework.stereotype.Component;

/** The survey on the staff's case file. */
@Component
class SurveySection implements CaseFileSection {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Satisfaction satisfaction;
  private final Directory directory;

  SurveySection(Satisfaction satisfaction, Directory directory) {
    this.satisfaction = satisfaction;
    this.directory = directory;
  }

  @Override
  public int order() {
    return 260;
  }

  @Override
  public String titleKey() {
    return "satisfaction.section.title";
  }

  @Override
  public String template() {
    return "satisfaction/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var model = new HashMap<String, Object>();
    var survey = satisfaction.of(issue);
    model.put("survey", survey.orElse(null));
    model.put(
        "answeredBy",
        survey
            .map(Survey::answeredBy)
            .map(user -> directory.person(user).map(Person::name).orElse(user))
            .orElse(""));
    model.put("minute", MINUTE);
    return model;
  }
}
