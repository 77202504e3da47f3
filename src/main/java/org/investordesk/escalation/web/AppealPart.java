package org.investordesk.escalation.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.springframework.stereotype.Component;

/** The investor's appeal on the status page: made once, with the ruling shown afterwards. */
@Component
class AppealPart implements StatusPart {

  private static final String STEP = "make";
  private static final String TEXT = "text";

  private final SupervisionDesk desk;
  private final Wording wording;

  AppealPart(SupervisionDesk desk, Wording wording) {
    this.desk = desk;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "appeal";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public String template() {
    return "escalation/appeal";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var appeal = desk.appealOf(issue.number());
    var open = issue.state().isOpen() && issue.department() != null;
    if (appeal.isEmpty() && !open) {
      return Optional.empty();
    }
    var model = new HashMap<String, Object>();
    model.put("form", "appeal-" + issue.number().value());
    model.put("mayAppeal", appeal.isEmpty());
    appeal.ifPresent(
        made -> {
          model.put("made", made);
          var due = made.due();
          if (due != null) {
            model.put("due", wording.local(due));
          }
        });
    return Optional.of(model);
  }

  /** What is wrong is said beside the field, with what was typed in it. */
  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    if (!step.equals(STEP)) {
      throw new NotFound();
    }
    try {
      desk.appeal(issue.number(), fields.getOrDefault(TEXT, ""));
    } catch (Refusal no) {
      throw new InvalidInput(List.of(Problem.of(TEXT, no.key(), no.arguments())));
    }
  }

  @Override
  public Optional<String> done(String step) {
    return step.equals(STEP) ? Optional.of("escalation.appeal.done") : Optional.empty();
  }
}
