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
import org.investordesk.escalation.OnSiteRequested;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.escalation.TimeGranted;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Promise;

/**
 * What a leader can do about an issue he supervises. Supervising is not taking over: nothing here
 * touches the department's task, except that an issue may be given to another department.
 */
public final class Supervising {

  private static final int MOST_DAYS_GRANTED = 60;

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final Supervisions supervisions;
  private final Deadlines deadlines;
  private final Commitments commitments;
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
      Deadlines deadlines,
      Commitments commitments,
      SupervisionFlow flow,
      CurrentUsers users,
      Audit audit,
      News news,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.supervisions = supervisions;
    this.deadlines = deadlines;
    this.commitments = commitments;
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

  /** 延长时限: the limits move, and the investor is told the new date as a commitment. */
  public void grantTime(IssueNumber number, int workingDays, String reason) {
    var department = departmentOf(number);
    if (workingDays < 1 || workingDays > MOST_DAYS_GRANTED) {
      throw new Refusal("escalation.refusal.days", MOST_DAYS_GRANTED);
    }
    var leader = users.current().id();
    var at = clock.instant();
    var due = deadlines.extend(number, workingDays, at);
    var day = LocalDate.ofInstant(due, clock.getZone());
    if (!due.isAfter(at)) {
      throw new Refusal("escalation.refusal.grantedPast", workingDays, day.toString());
    }
    commitments.promise(number.value(), new Promise(leader, department, reason, day, at));
    desk.record(
        number,
        Audience.PUBLIC,
        "escalation.entry.timeGranted",
        List.of(Integer.toString(workingDays), day.toString()),
        reason,
        at);
    audit.record(number.value(), "supervision.timeGranted", Map.of("workingDays", workingDays));
    news.publish(new TimeGranted(number, leader, workingDays, reason, due, at));
  }

  /** 现场办公: asks for an on-site office; who arranges it listens. */
  public void requestOnSite(IssueNumber number, String purpose) {
    departmentOf(number);
    var leader = users.current().id();
    var at = clock.instant();
    desk.record(
        number,
        Audience.STAFF,
        "escalation.entry.onSiteRequested",
        List.of(nameOf(leader)),
        purpose,
        at);
    audit.record(number.value(), "supervision.onSiteRequested", Map.of());
    news.publish(new OnSiteRequested(number, leader, purpose, at));
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
