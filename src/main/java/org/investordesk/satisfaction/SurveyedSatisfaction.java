package org.investordesk.satisfaction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.satisfaction.domain.FollowUp;
import org.investordesk.satisfaction.domain.FollowUpFlow;
import org.investordesk.satisfaction.store.SurveyStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class SurveyedSatisfaction implements Satisfaction, FollowUp {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int SHORTEST_REASON = 5;
  private static final int LONGEST_COMMENT = 2000;

  private final SurveyStore surveys;
  private final FollowUpFlow flow;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final CurrentUsers users;
  private final Audit audit;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SurveyedSatisfaction(
      SurveyStore surveys,
      FollowUpFlow flow,
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      CurrentUsers users,
      Audit audit,
      MessageSource messages,
      ApplicationEventPublisher events,
      Clock clock) {
    this.surveys = surveys;
    this.flow = flow;
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.users = users;
    this.audit = audit;
    this.messages = messages;
    this.events = events;
    this.clock = clock;
  }

  /** Asked is whoever got an answer: solved or explained, by word or by silence. */
  @EventListener
  void on(IssueClosed event) {
    if (!EnumSet.of(IssueState.SOLVED, IssueState.EXPLAINED).contains(event.state())) {
      return;
    }
    var issue = files.find(event.issue()).orElseThrow();
    surveys.add(
        event.issue(),
        Objects.requireNonNull(issue.department()),
        Boolean.TRUE.equals(event.confirmed()),
        event.at());
  }

  @EventListener
  void on(IssueReopened event) {
    surveys
        .lock(event.issue())
        .filter(survey -> survey.state() == Survey.State.OPEN)
        .ifPresent(
            survey -> {
              surveys.ended(survey.id(), Survey.State.OVERTAKEN);
              surveys.instanceOf(survey.id()).ifPresent(flow::overtaken);
            });
  }

  /** The address on the report is that of somebody who worked on it. */
  private boolean isOwnWork(IssueNumber number) {
    var issue = files.find(number).orElseThrow();
    var address = issue.contact().email();
    var department = issue.department();
    var worked =
        Stream.concat(
            Stream.of(issue.handler(), issue.coordinator())
                .filter(Objects::nonNull)
                .flatMap(user -> directory.person(user).stream()),
            department == null
                ? Stream.empty()
                : Stream.concat(
                    directory.handlersOf(department).stream(),
                    directory.headOf(department).stream()));
    return worked.map(Person::email).anyMatch(address::equalsIgnoreCase);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Survey> of(IssueNumber issue) {
    return surveys.find(issue);
  }

  @Override
  public void answer(IssueNumber issue, Answer answer) {
    // the link is the investor's; a browser that is signed in to the desk is not his
    if (!users.current().roles().isEmpty()) {
      refuseOwnWork(issue);
      throw new Refusal("satisfaction.refusal.staff");
    }
    take(issue, answer);
    var survey = surveys.find(issue).orElseThrow();
    flow.answered(attend(survey));
  }

  @Override
  public void answeredByTelephone(IssueNumber issue, Answer answer) {
    refuseOwnWork(issue);
    take(issue, answer);
  }

  private void take(IssueNumber issue, Answer answer) {
    var survey = open(issue);
    var comment = answer.comment() == null ? "" : answer.comment().strip();
    var now = clock.instant();
    if (now.isAfter(survey.closedAt().plus(Survey.VALID))) {
      throw new Refusal("satisfaction.refusal.tooLate");
    }
    var problems = new ArrayList<Problem>();
    if (answer.rating() < 1 || answer.rating() > Survey.BEST) {
      problems.add(Problem.of("rating", "satisfaction.refusal.rating"));
    }
    var length = comment.codePointCount(0, comment.length());
    if (length > LONGEST_COMMENT) {
      problems.add(
          Problem.of("comment", "satisfaction.refusal.commentLength", LONGEST_COMMENT, length));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    var said = comment.isEmpty() ? null : comment;
    var by = users.current().id();
    surveys.answered(survey.id(), new Answer(answer.solved(), answer.rating(), said), by, now);
    desk.record(
        issue,
        Audience.PUBLIC,
        answer.solved() ? "satisfaction.entry.rated" : "satisfaction.entry.ratedNotSolved",
        List.of(Integer.toString(answer.rating())),
        said,
        now);
    audit.record(
        issue.value(),
        "survey.answered",
        Map.of("rating", answer.rating(), "solved", answer.solved()));
    events.publishEvent(new SurveyAnswered(issue, answer.rating(), answer.solved(), said, now));
  }

  @Override
  public void notReached(IssueNumber issue, String note) {
    refuseOwnWork(issue);
    open(issue);
    desk.record(
        issue, Audience.STAFF, "satisfaction.entry.notReached", List.of(), note, clock.instant());
    audit.record(issue.value(), "survey.notReached", Map.of());
  }

  private Survey open(IssueNumber issue) {
    var survey = surveys.lock(issue).orElseThrow(NotFound::new);
    if (survey.state() == Survey.State.OPEN && isOwnWork(issue)) {
      throw new Refusal("satisfaction.refusal.ownAddress");
    }
    return switch (survey.state()) {
      case OPEN -> survey;
      case ANSWERED -> throw new Refusal("satisfaction.refusal.ratedAlready");
      case UNANSWERED -> throw new Refusal("satisfaction.refusal.surveyOver");
      case OVERTAKEN -> throw new Refusal("satisfaction.refusal.cameBack");
      case OWN_WORK -> throw new Refusal("satisfaction.refusal.ownAddress");
    };
  }

  private void refuseOwnWork(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var user = users.current();
    if (user.id().equals(issue.coordinator())
        || user.id().equals(issue.handler())
        || user.departments().contains(String.valueOf(issue.department()))) {
      throw new Refusal("satisfaction.refusal.ownWork");
    }
  }

  /** Begins the follow-up, or ends the survey where its reader would rate his own work. */
  void look(Survey survey) {
    if (isOwnWork(survey.issue())) {
      surveys.ended(survey.id(), Survey.State.OWN_WORK);
    } else {
      attend(survey);
    }
  }

  /** Begins the follow-up where it has not begun. */
  private String attend(Survey survey) {
    return surveys
        .instanceOf(survey.id())
        .orElseGet(
            () -> {
              var instance = flow.began(survey.issue());
              surveys.attended(survey.id(), instance);
              return instance;
            });
  }

  @Override
  public void remind(IssueNumber issue) {
    var survey = open(issue);
    surveys.reminded(survey.id());
    events.publishEvent(new SurveyReminded(issue, survey.reminders() > 0, clock.instant()));
  }

  @Override
  public void leaveUnanswered(IssueNumber issue) {
    surveys.ended(open(issue).id(), Survey.State.UNANSWERED);
  }

  @Override
  public void reopen(IssueNumber issue) {
    var survey = surveys.find(issue).orElseThrow();
    desk.reopenAfterSurvey(issue, reason(survey));
  }

  /** What the department reads first: his words, and where he left none, what he chose. */
  private String reason(Survey survey) {
    var said = survey.comment() == null ? "" : survey.comment();
    if (said.codePointCount(0, said.length()) >= SHORTEST_REASON) {
      return said;
    }
    var language = files.find(survey.issue()).orElseThrow().language().locale();
    var chosen =
        messages.getMessage(
            Boolean.TRUE.equals(survey.solved())
                ? "satisfaction.reason.rated"
                : "satisfaction.reason.notSolved",
            new Object[] {survey.rating()},
            language);
    return said.isEmpty() ? chosen : chosen + " " + said;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean needsCall(IssueNumber issue) {
    return files
        .find(issue)
        .map(IssueView::projectId)
        .flatMap(directory::project)
        .filter(Project::major)
        .isPresent();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Figures> figures(LocalDate from, LocalDate to, @Nullable String department) {
    return surveys.figures(start(from), start(to.plusDays(1)), department);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Survey> answers(LocalDate from, LocalDate to, @Nullable String department) {
    return surveys.answers(start(from), start(to.plusDays(1)), department);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(SHANGHAI).toInstant();
  }
}
