package org.investordesk.satisfaction.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.IssueNumber;
import org.investordesk.satisfaction.Satisfaction;
import org.springframework.stereotype.Component;

/** The survey on the staff's case file. */
@Component
class SurveySection implements CaseFileSection {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Satisfaction satisfaction;

  SurveySection(Satisfaction satisfaction) {
    this.satisfaction = satisfaction;
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
    model.put("survey", satisfaction.of(issue).orElse(null));
    model.put("minute", MINUTE);
    return model;
  }
}
