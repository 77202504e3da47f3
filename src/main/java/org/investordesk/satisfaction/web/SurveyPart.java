package org.investordesk.satisfaction.web;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.satisfaction.Satisfaction;
import org.investordesk.satisfaction.Satisfaction.Answer;
import org.investordesk.satisfaction.Survey;
import org.springframework.stereotype.Component;

/** The survey on the investor's status page. */
@Component
class SurveyPart implements StatusPart {

  /** Who came by the link of an older mail is told as well that it is over. */
  private static final Set<Survey.State> SHOWN =
      EnumSet.of(Survey.State.OPEN, Survey.State.ANSWERED, Survey.State.UNANSWERED);

  private final Satisfaction satisfaction;

  SurveyPart(Satisfaction satisfaction) {
    this.satisfaction = satisfaction;
  }

  @Override
  public String name() {
    return "survey";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String template() {
    return "satisfaction/survey";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    if (issue.state().isOpen()) {
      return Optional.empty();
    }
    return satisfaction
        .of(issue.number())
        .filter(survey -> SHOWN.contains(survey.state()))
        .map(
            survey -> {
              var model = new HashMap<String, Object>();
              model.put("survey", survey);
              model.put("form", "survey-" + issue.number());
              return model;
            });
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    if (!step.equals("answer")) {
      throw new NotFound();
    }
    var rating = fields.getOrDefault("rating", "");
    var solved = fields.getOrDefault("solved", "");
    if (!rating.matches("[1-5]")) {
      throw new InvalidInput(List.of(Problem.of("rating", "satisfaction.refusal.rating")));
    }
    if (!List.of("YES", "NO").contains(solved)) {
      throw new InvalidInput(List.of(Problem.of("solved", "satisfaction.refusal.solved")));
    }
    satisfaction.answer(
        issue.number(),
        new Answer(solved.equals("YES"), Integer.parseInt(rating), fields.get("comment")));
  }

  @Override
  public Optional<String> done(String step) {
    return step.equals("answer") ? Optional.of("satisfaction.status.done") : Optional.empty();
  }
}
