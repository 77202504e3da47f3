package org.investordesk.rulings.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.NotFound;
import org.springframework.stereotype.Component;

/** 承诺: every date the investor was told, with what became of it; nothing to do here. */
@Component
class CommitmentPart implements StatusPart {

  private final CommitmentLines lines;

  CommitmentPart(CommitmentLines lines) {
    this.lines = lines;
  }

  @Override
  public String name() {
    return "commitments";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String template() {
    return "rulings/status-commitments";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var said = lines.of(issue.number(), language);
    return said.isEmpty() ? Optional.empty() : Optional.of(Map.of("commitments", said));
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
