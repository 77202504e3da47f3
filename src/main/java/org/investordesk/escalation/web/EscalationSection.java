package org.investordesk.escalation.web;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Appeal;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.StandingCalls;
import org.investordesk.escalation.domain.StandingCalls.Repeat;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.CurrentUsers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part of the case file that says who was called, why, and what came of it: repeats, leaders'
 * supervisions, instructions and orders, the investor's appeal. History, so nothing ever goes away.
 */
@Component
class EscalationSection implements CaseFileSection {

  record SupervisionLine(
      String supervisor,
      String level,
      ZonedDateTime startedAt,
      @Nullable ZonedDateTime endedAt,
      @Nullable String endedBy,
      @Nullable String word) {}

  record AppealLine(
      String text,
      ZonedDateTime at,
      @Nullable ZonedDateTime due,
      @Nullable ZonedDateTime ruledAt,
      @Nullable String ruledBy,
      @Nullable Boolean upheld,
      @Nullable String reason) {}

  private final Escalations escalations;
  private final StandingCalls standing;
  private final Supervisions supervisions;
  private final SupervisionDesk desk;
  private final CallLines calls;
  private final DirectiveLines directives;
  private final CaseFiles files;
  private final CurrentUsers users;
  private final Wording wording;

  EscalationSection(
      Escalations escalations,
      StandingCalls standing,
      Supervisions supervisions,
      SupervisionDesk desk,
      CallLines calls,
      DirectiveLines directives,
      CaseFiles files,
      CurrentUsers users,
      Wording wording) {
    this.escalations = escalations;
    this.standing = standing;
    this.supervisions = supervisions;
    this.desk = desk;
    this.calls = calls;
    this.directives = directives;
    this.files = files;
    this.users = users;
    this.wording = wording;
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public String titleKey() {
    return "escalation.section.title";
  }

  @Override
  public String template() {
    return "escalation/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber issue) {
    var user = users.current();
    var view = files.find(issue);
    var open = view.filter(found -> found.state().isOpen() && found.department() != null);
    var model = new HashMap<String, Object>();
    model.put("number", issue.value());
    model.put("calls", calls(issue));
    model.put("supervisions", supervisions.of(issue).stream().map(this::line).toList());
    model.put("directives", desk.directives(issue).stream().map(directives::line).toList());
    desk.appealOf(issue).ifPresent(appeal -> model.put("appeal", line(appeal)));
    model.put("mayRaise", open.filter(found -> SupervisionPages.mayRaise(user, found)).isPresent());
    model.put("mayDirect", open.isPresent() && SupervisionPages.mayDirect(user));
    return model;
  }

  private List<CallLines.Line> calls(IssueNumber issue) {
    var repeats =
        standing.repeatsOf(issue).stream().collect(Collectors.groupingBy(Repeat::escalation));
    return escalations.numbered(issue).entrySet().stream()
        .map(entry -> calls.line(entry.getValue(), repeats.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private SupervisionLine line(Supervision supervision) {
    var endedAt = supervision.endedAt();
    var endedBy = supervision.endedBy();
    return new SupervisionLine(
        wording.person(supervision.supervisor()),
        supervision.level().name(),
        wording.local(supervision.startedAt()),
        endedAt == null ? null : wording.local(endedAt),
        endedBy == null ? null : wording.person(endedBy),
        supervision.endWord());
  }

  private AppealLine line(Appeal appeal) {
    var due = appeal.due();
    var ruledAt = appeal.ruledAt();
    var ruledBy = appeal.ruledBy();
    return new AppealLine(
        appeal.text(),
        wording.local(appeal.at()),
        due == null ? null : wording.local(due),
        ruledAt == null ? null : wording.local(ruledAt),
        ruledBy == null ? null : wording.person(ruledBy),
        appeal.upheld(),
        appeal.reason());
  }
}
