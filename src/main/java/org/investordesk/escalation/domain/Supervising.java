package org.investordesk.escalation.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.escalation.SupervisionInstructed;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;

/**
 * What a leader can do about an issue he supervises. Supervising is not taking over: nothing here
 * touches the department's task, except that an issue may be given to another department.
 */
public final class Supervising {

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final Supervisions supervisions;
  private final Instructions instructions;
  private final SupervisionFlow flow;
  private final CurrentUsers users;
  private final Audit audit;
  private final News news;
  private final Clock clock;

  public Supervising(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Supervisions supervisions,
      Instructions instructions,
      SupervisionFlow flow,
      CurrentUsers users,
      Audit audit,
      News news,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.supervisions = supervisions;
    this.instructions = instructions;
    this.flow = flow;
    this.users = users;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /** 催办: a word to the department. */
  public void urge(IssueNumber number, String text) {
    var department = departmentOf(number);
    var leader = users.current().id();
    var at = clock.instant();
    desk.record(
        number,
        Audience.STAFF,
        "escalation.entry.urged",
        List.of(nameOf(leader), nameOfDepartment(department)),
        text,
        at);
    audit.record(number.value(), "supervision.urged", Map.of("department", department));
    news.publish(new SupervisionUrged(number, leader, department, text, null, at));
  }

  /**
   * 批示: an instruction with a day.
   *
   * @param until Asia/Shanghai; after today, within a year
   */
  public void instruct(IssueNumber number, String text, LocalDate until) {
    var department = departmentOf(number);
    if (!until.isAfter(LocalDate.now(clock))) {
      throw new Refusal("escalation.refusal.dateNotInFuture", until.toString());
    }
    if (until.isAfter(LocalDate.now(clock).plusYears(1))) {
      throw new Refusal("escalation.refusal.dateTooFar", until.toString());
    }
    var leader = users.current().id();
    var at = clock.instant();
    instructions.add(number, text, department, until, leader, at);
    desk.record(
        number,
        Audience.STAFF,
        "escalation.entry.instructed",
        List.of(nameOf(leader), nameOfDepartment(department), until.toString()),
        text,
        at);
    audit.record(
        number.value(),
        "supervision.instructed",
        Map.of("department", department, "until", until.toString()));
    news.publish(new SupervisionInstructed(number, leader, department, text, until, at));
  }

  /** 改派: another lead department; the reason is the leader's word. */
  public void reassign(IssueNumber number, String department, String reason) {
    var previous = departmentOf(number);
    if (directory.department(department).filter(Department::active).isEmpty()) {
      throw new Refusal("escalation.refusal.departmentUnknown", department);
    }
    if (department.equals(previous)) {
      throw new Refusal("escalation.refusal.sameDepartment", nameOfDepartment(department));
    }
    desk.transfer(number, department, reason);
    audit.record(
        number.value(), "supervision.reassigned", Map.of("from", previous, "to", department));
  }

  /** 结束督办, with a word. */
  public void end(IssueNumber number, String supervisor, String word) {
    var leader = users.current().id();
    var at = clock.instant();
    if (!supervisions.end(number, supervisor, leader, word, at)) {
      throw new Refusal("escalation.refusal.supervisionEnded", number.value());
    }
    desk.record(
        number,
        Audience.STAFF,
        "escalation.entry.supervisionEnded",
        List.of(nameOf(leader)),
        word,
        at);
    audit.record(number.value(), "supervision.ended", Map.of("supervisor", supervisor));
  }

  /** Nothing is left to supervise. */
  public void issueClosed(IssueNumber number) {
    if (supervisions.endAll(number, CurrentUser.SYSTEM.id(), clock.instant())) {
      flow.issueClosed(number);
    }
  }

  /**
   * An instruction was carried out, say those it was addressed to or those who supervise.
   *
   * @return the issue it was given for
   * @throws NotFound where there is none or the reader may not see it
   */
  public IssueNumber carriedOut(long instructionId) {
    var instruction = instructions.find(instructionId).orElseThrow(NotFound::new);
    if (!files.maySee(instruction.issue())) {
      throw new NotFound();
    }
    var user = users.current();
    if (!mayReport(user, instruction)) {
      throw new Refusal(
          "escalation.refusal.instructionNotYours", nameOfDepartment(instruction.department()));
    }
    var at = clock.instant();
    if (!instructions.done(instructionId, user.id(), at)) {
      throw new Refusal("escalation.refusal.instructionDone");
    }
    desk.record(
        instruction.issue(),
        Audience.STAFF,
        "escalation.entry.instructionDone",
        List.of(nameOf(user.id())),
        instruction.text(),
        at);
    audit.record(
        instruction.issue().value(), "instruction.done", Map.of("instruction", instructionId));
    return instruction.issue();
  }

  /** Whether this person may say that the instruction was carried out. */
  public static boolean mayReport(CurrentUser user, Instruction instruction) {
    return user.departments().contains(instruction.department())
        || user.is(Role.SUPERVISION)
        || user.is(Role.LEADER);
  }

  private String departmentOf(IssueNumber number) {
    var issue = files.find(number).filter(view -> view.state().isOpen());
    var department = issue.map(IssueView::department);
    if (issue.isEmpty()) {
      throw new Refusal("escalation.refusal.issueClosed", number.value());
    }
    return department.orElseThrow(
        () -> new Refusal("escalation.refusal.notDispatched", number.value()));
  }

  private String nameOf(String userId) {
    return directory.person(userId).map(person -> person.name()).orElse(userId);
  }

  private String nameOfDepartment(String id) {
    return directory.department(id).map(Department::name).orElse(id);
  }
}
