package org.investordesk.escalation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.domain.Appealing;
import org.investordesk.escalation.domain.Appeals;
import org.investordesk.escalation.domain.Calling;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checks who acts, then lets the rules of the room decide. */
@Service
@Transactional
class StaffedSupervisionDesk implements SupervisionDesk {

  private static final int MOST_LISTED = 200;
  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;

  private final CaseFiles files;
  private final LeaderChain leaders;
  private final Supervising supervising;
  private final Directing directing;
  private final Calling calling;
  private final Appealing appealing;
  private final Supervisions supervisions;
  private final Directives directives;
  private final Appeals appeals;
  private final SupervisionFlow flow;
  private final OrderSheet sheet;
  private final CurrentUsers users;
  private final Clock clock;

  StaffedSupervisionDesk(
      CaseFiles files,
      LeaderChain leaders,
      Supervising supervising,
      Directing directing,
      Calling calling,
      Appealing appealing,
      Supervisions supervisions,
      Directives directives,
      Appeals appeals,
      SupervisionFlow flow,
      OrderSheet sheet,
      CurrentUsers users,
      Clock clock) {
    this.files = files;
    this.leaders = leaders;
    this.supervising = supervising;
    this.directing = directing;
    this.calling = calling;
    this.appealing = appealing;
    this.supervisions = supervisions;
    this.directives = directives;
    this.appeals = appeals;
    this.flow = flow;
    this.sheet = sheet;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public void urge(IssueNumber issue, String text) {
    requireDirector(issue);
    supervising.urge(issue, word(text));
  }

  @Override
  public long instruct(IssueNumber issue, NewInstruction instruction) {
    requireDirector(issue);
    return directing.instruct(issue, instruction).id();
  }

  @Override
  public long order(IssueNumber issue, NewInstruction order) {
    requireDirector(issue);
    return directing.order(issue, order).id();
  }

  @Override
  public void grantTime(IssueNumber issue, int workingDays, String reason) {
    requireDirector(issue);
    supervising.grantTime(issue, workingDays, word(reason));
  }

  @Override
  public void reassign(IssueNumber issue, String department, String reason) {
    requireDirector(issue);
    supervising.reassign(issue, department, word(reason));
  }

  @Override
  public void requestOnSite(IssueNumber issue, String purpose) {
    requireDirector(issue);
    supervising.requestOnSite(issue, word(purpose));
  }

  @Override
  public void end(IssueNumber issue, String word) {
    var leader = requireDirector(issue).id();
    var said = word(word);
    if (!flow.endSupervision(issue, leader, said)) {
      throw new Refusal("escalation.refusal.supervisionEnded", issue.value());
    }
  }

  @Override
  public void acceptInstruction(long directive, String word) {
    review(directive, true, word);
  }

  @Override
  public void sendBackInstruction(long directive, String reason) {
    review(directive, false, reason);
  }

  private void review(long id, boolean accepted, String word) {
    var directive =
        directives.find(id).filter(found -> files.maySee(found.issue())).orElseThrow(NotFound::new);
    var user = users.current();
    if (!directive.reviewer().equals(user.id()) && !user.is(Role.SUPERVISION)) {
      throw new Refusal("escalation.refusal.notYourDirective");
    }
    if (directive.state() != Directive.State.ANSWERED) {
      throw new Refusal("escalation.refusal.directiveMoved");
    }
    var said = word(word);
    if (!flow.review(directive, accepted, said)) {
      directing.review(id, accepted, said); // given before instructions had a process
    }
  }

  @Override
  public void raise(IssueNumber issue, String reason) {
    var user = users.current();
    var view = files.find(issue).filter(found -> files.maySee(issue)).orElseThrow(NotFound::new);
    if (!mayRaise(user, view)) {
      throw new Refusal("escalation.refusal.notYoursToRaise");
    }
    calling.raise(issue, Calling.RULE_BY_HAND, word(reason), user.id());
  }

  /** Whether this person may call the next level by hand. */
  static boolean mayRaise(CurrentUser user, IssueView issue) {
    return user.is(Role.COORDINATOR)
        || user.is(Role.SUPERVISION)
        || user.is(Role.LEADER)
        || (issue.department() != null && user.departments().contains(issue.department()));
  }

  @Override
  public void appeal(IssueNumber issue, String text) {
    appealing.appeal(issue, text);
  }

  @Override
  public Optional<Appeal> appealOf(IssueNumber issue) {
    return appeals.of(issue);
  }

  @Override
  public List<Supervised> supervisionsOf(String leader) {
    return supervisions.heldBy(leader).stream().map(this::supervised).toList();
  }

  private Supervised supervised(Supervision supervision) {
    var open = directives.of(supervision.issue()).stream().filter(Directive::isOpen).count();
    return new Supervised(
        supervision.issue(), supervision.level(), supervision.startedAt(), (int) open);
  }

  @Override
  public List<Directive> directivesOf(String leader, boolean openOnly) {
    return directives.reviewedBy(leader, openOnly, MOST_LISTED);
  }

  @Override
  public List<Directive> directives(IssueNumber issue) {
    return directives.of(issue);
  }

  @Override
  public List<DirectiveStep> steps(long directive) {
    return directives.steps(List.of(directive));
  }

  /** No transaction waits for the printer. */
  @Override
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public byte[] sheet(long order) {
    var directive =
        directives.find(order).filter(found -> found.order() != null).orElseThrow(NotFound::new);
    return sheet.document(directive);
  }

  /** Who acts, where he may direct the issue. */
  private CurrentUser requireDirector(IssueNumber number) {
    var issue = files.find(number).filter(found -> files.maySee(number)).orElseThrow(NotFound::new);
    var user = users.current();
    if (user.is(Role.SUPERVISION) || supervises(user, number)) {
      return user;
    }
    if (!user.is(Role.LEADER)) {
      throw new Refusal("escalation.refusal.leadersOnly");
    }
    if (!wouldBeCalled(user, issue)) {
      throw new Refusal("escalation.refusal.notYourPortfolio", number.value());
    }
    return user;
  }

  private boolean supervises(CurrentUser user, IssueNumber number) {
    return supervisions.heldBy(user.id()).stream().anyMatch(held -> held.issue().equals(number));
  }

  private boolean wouldBeCalled(CurrentUser user, IssueView issue) {
    var at = clock.instant();
    return List.of(
            leaders.assignedLeader(issue.projectId(), issue.investorId(), issue.department(), at),
            leaders.deputyMayor(issue.department(), at),
            leaders.mayor(at))
        .stream()
        .anyMatch(found -> Objects.equals(found.person().userId(), user.id()));
  }

  private static String word(String text) {
    var said = text.strip();
    var length = said.codePointCount(0, said.length());
    if (length < SHORTEST_TEXT || length > LONGEST_TEXT) {
      throw new Refusal("platform.form.textLength", SHORTEST_TEXT, LONGEST_TEXT, length);
    }
    return said;
  }
}
