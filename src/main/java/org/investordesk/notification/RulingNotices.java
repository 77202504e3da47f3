package org.investordesk.notification;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.cases.WorkPaused;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.rulings.ExtensionLapsed;
import org.investordesk.rulings.ExtensionRequested;
import org.investordesk.rulings.ExtensionRuled;
import org.investordesk.rulings.PauseContested;
import org.investordesk.rulings.PauseRuled;
import org.investordesk.rulings.ReturnRequested;
import org.investordesk.rulings.ReturnRuled;
import org.investordesk.rulings.RulingOverdue;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.Pause;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Letters about returns, extensions and contested pauses: to who rules, who asked, and investors.
 */
@Component
class RulingNotices {

  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final Directory directory;
  private final LeaderChain leaders;
  private final ServiceClocks clocks;
  private final MailRoom mail;

  RulingNotices(
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      Directory directory,
      LeaderChain leaders,
      ServiceClocks clocks,
      MailRoom mail) {
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.directory = directory;
    this.leaders = leaders;
    this.clocks = clocks;
    this.mail = mail;
  }

  @EventListener
  void on(ReturnRequested event) {
    var issue = mail.issue(event.issue());
    var wanted = mail.nameOf(event.wanted(), Language.ZH);
    mail.ask(
        issue,
        MailKind.STAFF_RETURN_REQUESTED,
        event,
        event.at(),
        staff.coordinator(issue),
        toStaff.letter(
            issue,
            "staffReturnRequested",
            "→ " + wanted + "\n" + event.reason(),
            event.rulingDue()));
  }

  /** Where it was granted the department has the issue no more, and the next one has its letter. */
  @EventListener
  void on(ReturnRuled event) {
    var issue = mail.issue(event.issue());
    var granted = event.granted();
    mail.ask(
        issue,
        granted ? MailKind.STAFF_RETURN_GRANTED : MailKind.STAFF_RETURN_REFUSED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(
            issue,
            granted ? "staffReturnGranted" : "staffReturnRefused",
            event.reason(),
            granted ? null : issue.dueAt()));
  }

  @EventListener
  void on(ExtensionRequested event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_EXTENSION_REQUESTED,
        event,
        event.at(),
        decider(issue, event.leader()),
        toStaff.letter(
            issue,
            "staffExtensionRequested",
            "+ " + event.days() + " 个工作日\n" + event.reason(),
            event.lapsesAt()));
  }

  @EventListener
  void on(ExtensionRuled event) {
    var issue = mail.issue(event.issue());
    var due = event.newDue();
    if (due != null) {
      var words = toInvestor.words(issue);
      mail.tell(
          issue,
          MailKind.EXTENDED,
          event,
          event.at(),
          MailRoom.Pace.OFFICE_HOURS,
          toInvestor.told(issue, "extended", event.reason(), due, event.days(), words.by(due)),
          due);
    }
    mail.ask(
        issue,
        due != null ? MailKind.STAFF_EXTENSION_GRANTED : MailKind.STAFF_EXTENSION_REFUSED,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(
            issue,
            due != null ? "staffExtensionGranted" : "staffExtensionRefused",
            event.reason(),
            issue.dueAt()));
  }

  @EventListener
  void on(ExtensionLapsed event) {
    var issue = mail.issue(event.issue());
    var letter = toStaff.letter(issue, "staffExtensionLapsed", null, null);
    mail.askAndCopy(
        issue,
        MailKind.STAFF_EXTENSION_LAPSED,
        event,
        event.at(),
        staff.department(event.department()),
        decider(issue, event.leader()),
        copy -> letter);
  }

  @EventListener
  void on(WorkPaused event) {
    var issue = mail.issue(event.issue());
    mail.tell(
        issue,
        MailKind.PAUSED,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        toInvestor.pausedFor(
            issue,
            event.text(),
            toInvestor.words(issue).say("pause." + event.reason()),
            running(issue).longestUntil()),
        null);
  }

  /** A pause is about to end by itself: whoever is waited for still has time to act. */
  @EventListener
  void on(MilestoneReached event) {
    if (event.clock() != ClockName.PAUSE || event.milestone() != Milestone.WARNED) {
      return;
    }
    var issue = mail.issue(new IssueNumber(event.subject()));
    var words = toInvestor.words(issue);
    var note = running(issue).note();
    mail.tell(
        issue,
        MailKind.PAUSE_ENDING,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        toInvestor.told(issue, "pauseEnding", note, null, words.by(event.due())),
        null);
    mail.ask(
        issue,
        MailKind.STAFF_PAUSE_ENDING,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.letter(issue, "staffPauseEnding", note, event.due()));
  }

  private Pause running(IssueView issue) {
    return clocks.pauses(issue.number().value()).stream()
        .filter(pause -> pause.until() == null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no pause of " + issue.number()));
  }

  @EventListener
  void on(PauseContested event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_PAUSE_CONTESTED,
        event,
        event.at(),
        staff.coordinator(issue),
        toStaff.letter(issue, "staffPauseContested", event.words(), event.rulingDue()));
  }

  @EventListener
  void on(PauseRuled event) {
    var issue = mail.issue(event.issue());
    var due = event.newDue();
    mail.tell(
        issue,
        event.voided() ? MailKind.PAUSE_VOIDED : MailKind.PAUSE_STANDS,
        event,
        event.at(),
        MailRoom.Pace.OFFICE_HOURS,
        toInvestor.told(
            issue, event.voided() ? "pauseVoided" : "pauseStands", event.reason(), null),
        event.voided() ? due : null);
    mail.ask(
        issue,
        event.voided() ? MailKind.STAFF_PAUSE_VOIDED : MailKind.STAFF_PAUSE_STANDS,
        event,
        event.at(),
        staff.department(event.department()),
        toStaff.letter(
            issue, event.voided() ? "staffPauseVoided" : "staffPauseStands", event.reason(), due));
  }

  @EventListener
  void on(RulingOverdue event) {
    var issue = mail.issue(event.issue());
    mail.askAndCopy(
        issue,
        MailKind.STAFF_RULING_OVERDUE,
        event,
        event.at(),
        staff.people(List.of(leaders.supervisionOffice(event.at()).person())),
        staff.coordinator(issue),
        copy ->
            toStaff.letter(
                issue, event.contest() ? "staffContestOverdue" : "staffReturnOverdue", null, null));
  }

  /** The leader who alone may decide, else the coordinator. */
  private List<Addressee> decider(IssueView issue, @Nullable String leader) {
    return leader == null
        ? staff.coordinator(issue)
        : staff.people(directory.person(leader).stream().toList());
  }
}
