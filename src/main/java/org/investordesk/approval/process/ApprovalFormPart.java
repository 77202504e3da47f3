package org.investordesk.approval.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalWords;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.domain.Approval;
import org.investordesk.approval.domain.Approval.Facts;
import org.investordesk.approval.domain.Approval.Missing;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Opinion;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.TaskFormPart;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of {@code approval-coordination} show besides head and words. */
@Component
class ApprovalFormPart implements TaskFormPart {

  /** Something to tick or to choose. */
  record Choice(String id, String name) {}

  /** A paper that has come. */
  record Paper(String id, String name, String at, String reference) {}

  /** A department’s opinion. */
  record Review(
      String department,
      String name,
      @Nullable String verdict,
      @Nullable String verdictName,
      String stateName,
      @Nullable String text,
      List<String> items) {}

  private final ApprovalDesk desk;
  private final Opinions opinions;
  private final Directory directory;
  private final ApprovalWords words;

  ApprovalFormPart(ApprovalDesk desk, Opinions opinions, Directory directory, ApprovalWords words) {
    this.desk = desk;
    this.opinions = opinions;
    this.directory = directory;
    this.words = words;
  }

  @Override
  public String process() {
    return ApprovalCoordinationProcess.KEY;
  }

  @Override
  public String room() {
    return "approval";
  }

  @Override
  public Map<String, Object> model(String task, String taskId, IssueView issue) {
    var model = new LinkedHashMap<String, Object>();
    model.put(
        "papers",
        Arrays.stream(LandPaper.values())
            .map(paper -> new Choice(paper.name(), words.paper(paper)))
            .toList());
    model.put(
        "departmentsToAsk",
        directory.departments().stream()
            .filter(Department::active)
            .filter(department -> !department.id().equals(issue.department()))
            .map(department -> new Choice(department.id(), words.name(department)))
            .toList());
    desk.of(issue.number()).ifPresent(facts -> addFacts(model, facts));
    return model;
  }

  private void addFacts(Map<String, Object> model, Facts facts) {
    var reviews = lastReviews(facts.issue());
    model.put("reviews", reviews.stream().map(this::review).toList());
    model.put(
        "differ",
        Approval.differ(reviews.stream().map(Opinion::verdict).filter(Objects::nonNull).toList()));
    var approval = new LinkedHashMap<String, Object>();
    approval.put("simulated", facts.simulated());
    approval.put("matter", Objects.requireNonNullElse(facts.matter(), ""));
    var conclusion = facts.conclusion();
    var verdict = facts.verdict();
    approval.put("verdict", verdict == null ? "" : verdict.name());
    approval.put("verdictName", verdict == null ? "" : words.verdict(verdict));
    approval.put("conclusion", conclusion == null ? "" : conclusion.text());
    approval.put("conditions", String.join("\n", facts.conditions()));
    approval.put("conditionList", facts.conditions());
    approval.put("awaited", facts.awaited().stream().map(words::paper).toList());
    model.put("approval", approval);
    model.put(
        "received", facts.missing().stream().filter(Missing::isReceived).map(this::paper).toList());
    var meeting = facts.meeting();
    if (meeting != null) {
      model.put(
          "meeting",
          Map.of(
              "at", words.time(meeting.at()),
              "place", meeting.place(),
              "cause", meeting.cause(),
              "minutes", Objects.requireNonNullElse(meeting.minutes(), "")));
    }
  }

  private List<Opinion> lastReviews(IssueNumber number) {
    var reviews =
        opinions.of(number).stream()
            .filter(one -> one.purpose() == Purpose.REVIEW && one.state() != State.RECALLED)
            .toList();
    var last = reviews.stream().mapToInt(Opinion::round).max().orElse(0);
    return reviews.stream().filter(one -> one.round() == last).toList();
  }

  private Review review(Opinion opinion) {
    Verdict verdict = opinion.verdict();
    return new Review(
        opinion.department(),
        words.chinese() ? opinion.departmentName() : opinion.departmentNameEn(),
        verdict == null ? null : verdict.name(),
        verdict == null ? null : words.verdict(verdict),
        words.opinionState(opinion.state()),
        opinion.text(),
        opinion.items());
  }

  private Paper paper(Missing received) {
    return new Paper(
        received.paper().name(),
        words.paper(received.paper()),
        words.time(Objects.requireNonNull(received.receivedAt())),
        Objects.requireNonNullElse(received.reference(), ""));
  }
}
