package org.investordesk.rulings.web;

import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.IssueNumber;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The promises made on the issue, on the case file. */
@Component
class CommitmentSection implements CaseFileSection {

  private final CommitmentLines lines;

  CommitmentSection(CommitmentLines lines) {
    this.lines = lines;
  }

  @Override
  public int order() {
    return 140;
  }

  @Override
  public String titleKey() {
    return "rulings.commitments.title";
  }

  @Override
  public String template() {
    return "rulings/commitments-section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    return Map.of("commitments", lines.of(issue, LocaleContextHolder.getLocale()));
  }
}
