package org.investordesk.cases.web;

import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.HoldingTimes;
import org.investordesk.cases.HoldingTimes.Held;
import org.investordesk.cases.HoldingTimes.Holder;
import org.investordesk.cases.IssueNumber;
import org.springframework.stereotype.Component;

/** 各方用时: whose time the issue took. */
@Component
class HoldingSection implements CaseFileSection {

  record Row(String who, String office, boolean now) {}

  private final HoldingTimes holdings;
  private final Words words;

  HoldingSection(HoldingTimes holdings, Words words) {
    this.holdings = holdings;
    this.words = words;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String titleKey() {
    return "cases.holding.title";
  }

  @Override
  public String template() {
    return "cases/section-holding";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var held = holdings.of(issue);
    if (held.isEmpty()) {
      return Map.of();
    }
    return Map.of("rows", held.stream().map(this::row).toList());
  }

  private Row row(Held held) {
    var department = held.department();
    return new Row(
        held.holder() == Holder.DEPARTMENT && department != null
            ? words.departmentName(department)
            : words.say("cases.holder." + held.holder().name()),
        words.office(held.office()),
        held.holdsNow());
  }
}
