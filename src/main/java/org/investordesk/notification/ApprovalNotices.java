package org.investordesk.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.investordesk.approval.AgentReminded;
import org.investordesk.approval.ApprovalDecided;
import org.investordesk.approval.ApprovalItem;
import org.investordesk.approval.Bringer;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.Mandate;
import org.investordesk.approval.MandateEnding;
import org.investordesk.approval.MandateGranted;
import org.investordesk.approval.MandateRevoked;
import org.investordesk.approval.ReviewMeetingCalled;
import org.investordesk.approval.SimulatedOpinionIssued;
import org.investordesk.approval.TriggerPaperReceived;
import org.investordesk.approval.TriggerPapersSentBack;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.directory.Directory;
import org.investordesk.notification.MailRoom.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells investors and departments how an approval goes, and investors and agents about mandates. A
 * simulated opinion is never written without saying that it has no legal force.
 */
@Component
class ApprovalNotices {

  private static final String LIST = "/desk/agent";

  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final Directory directory;
  private final MailRoom mail;
  private final MessageSource messages;

  ApprovalNotices(
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      Directory directory,
      MailRoom mail,
      MessageSource messages) {
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.directory = directory;
    this.mail = mail;
    this.messages = messages;
  }

  @EventListener
  void on(SimulatedOpinionIssued event) {
    var issue = mail.issue(event.issue());
    var kind =
        event.awaited().isEmpty()
            ? "simulatedOpinionRefused"
            : event.bringer() == Bringer.INVESTOR
                ? "simulatedOpinion"
                : "simulatedOpinionThirdParty";
    tell(
        issue,
        MailKind.SIMULATED_OPINION,
        event,
        event.at(),
        toInvestor.told(
            issue,
            kind,
            lines(event.text(), event.conditions()),
            null,
            say(issue, "approval.verdict." + event.verdict()),
            papers(issue, event.awaited())));
  }

  @EventListener
  void on(TriggerPapersSentBack event) {
    var issue = mail.issue(event.issue());
    tell(
        issue,
        MailKind.TRIGGER_PAPER_ASKED,
        event,
        event.at(),
        toInvestor.told(
            issue, "triggerPaperAsked", event.reason(), null, papers(issue, event.papers())));
  }

  @EventListener
  void on(TriggerPaperReceived event) {
    var issue = mail.issue(event.issue());
    var complete = event.remaining().isEmpty();
    tell(
        issue,
        MailKind.TRIGGER_PAPER_RECEIVED,
        event,
        event.at(),
        toInvestor.told(
            issue,
            complete ? "triggerPapersComplete" : "triggerPaperReceived",
            null,
            null,
            papers(issue, List.of(event.paper())),
            papers(issue, event.remaining())));
    mail.ask(
        issue,
        MailKind.STAFF_TRIGGER_PAPER,
        event,
        event.at(),
        staff.handler(issue),
        toStaff.letter(
            issue,
            complete ? "staffTriggerPapersComplete" : "staffTriggerPaper",
            paper(event.paper(), Language.ZH),
            null));
  }

  @EventListener
  void on(ReviewMeetingCalled event) {
    var issue = mail.issue(event.issue());
    var asked = new LinkedHashMap<String, Addressee>();
    for (var department : event.departments()) {
      staff.department(department).forEach(one -> asked.putIfAbsent(one.id(), one));
    }
    staff.handler(issue).forEach(one -> asked.putIfAbsent(one.id(), one));
    mail.ask(
        issue,
        MailKind.STAFF_REVIEW_MEETING,
        event,
        event.at(),
        List.copyOf(asked.values()),
        toStaff.letter(
            issue,
            "staffReviewMeeting",
            event.cause().isEmpty() ? event.place() : event.place() + "\n" + event.cause(),
            event.meetingAt()));
  }

  @EventListener
  void on(ApprovalDecided event) {
    var issue = mail.issue(event.issue());
    var words = toInvestor.words(issue);
    var until = event.remedyUntil();
    tell(
        issue,
        MailKind.APPROVAL_DECIDED,
        event,
        event.at(),
        toInvestor.told(
            issue,
            event.granted() ? "approvalGranted" : "approvalDenied",
            lines(event.text(), event.conditions()),
            null,
            event.document(),
            words.day(event.on()),
            Objects.requireNonNullElse(event.ground(), ""),
            Objects.requireNonNullElse(event.remedyBody(), ""),
            until == null ? "" : words.day(until)));
  }

  @EventListener
  void on(MandateGranted event) {
    var mandate = event.mandate();
    var issue = mail.issue(mandate.issue());
    tell(
        issue,
        MailKind.MANDATE_GRANTED,
        event,
        event.at(),
        toInvestor.told(issue, "mandateGranted", null, null, facts(issue, mandate)));
    agent(mandate, MailKind.STAFF_MANDATE_GRANTED, event, event.at(), null);
  }

  @EventListener
  void on(MandateRevoked event) {
    var mandate = event.mandate();
    var issue = mail.issue(mandate.issue());
    var byInvestor = event.by().equals("investor");
    mail.tell(
        issue,
        MailKind.MANDATE_REVOKED,
        event,
        event.at(),
        byInvestor ? Pace.AT_ONCE : Pace.OFFICE_HOURS,
        toInvestor.told(issue, "mandateRevoked", event.reason(), null, facts(issue, mandate)),
        null);
    agent(mandate, MailKind.STAFF_MANDATE_REVOKED, event, event.at(), event.reason());
  }

  @EventListener
  void on(MandateEnding event) {
    var mandate = event.mandate();
    var issue = mail.issue(mandate.issue());
    tell(
        issue,
        MailKind.MANDATE_ENDING,
        event,
        event.at(),
        toInvestor.told(issue, "mandateEnding", null, null, facts(issue, mandate)));
    agent(mandate, MailKind.STAFF_MANDATE_ENDING, event, event.at(), null);
  }

  @EventListener
  void on(AgentReminded event) {
    var list = new ArrayList<String>();
    event.overdue().forEach(item -> list.add(line("notification.agent.overdue", item)));
    event.ahead().forEach(item -> list.add(line("notification.agent.ahead", item)));
    agent(
        event.mandate(), MailKind.STAFF_AGENT_REMINDED, event, event.at(), String.join("\n", list));
  }

  private void tell(IssueView issue, MailKind kind, Record event, Instant at, Letter letter) {
    mail.tell(issue, kind, event, at, Pace.OFFICE_HOURS, letter, null);
  }

  /** The agent need not be one who may see the issue: his letters lead to his list. */
  private void agent(
      Mandate mandate, MailKind kind, Record event, Instant at, @Nullable String text) {
    mail.ask(
        Matter.of("mandate-" + mandate.id()),
        kind,
        event,
        at,
        staff.people(directory.person(mandate.agent()).stream().toList()),
        toStaff.plain(kind.key(), text, LIST, projectOf(mandate), mandate.validUntil().toString()));
  }

  private Object[] facts(IssueView issue, Mandate mandate) {
    return new Object[] {
      mail.nameOfPerson(mandate.agent()),
      projectOf(mandate),
      toInvestor.words(issue).day(mandate.validUntil())
    };
  }

  private String projectOf(Mandate mandate) {
    return directory
        .project(mandate.project())
        .map(project -> project.name())
        .orElse(Long.toString(mandate.project()));
  }

  private String line(String key, ApprovalItem item) {
    var planOn = item.planOn();
    return messages.getMessage(
        key,
        new Object[] {item.title(), planOn == null ? "" : WrittenDate.day(planOn, Language.ZH)},
        Language.ZH.locale());
  }

  private String papers(IssueView issue, List<LandPaper> papers) {
    return papers.stream()
        .map(one -> paper(one, issue.language()))
        .collect(Collectors.joining(say(issue, "notification.agent.separator")));
  }

  private String paper(LandPaper paper, Language language) {
    return messages.getMessage("approval.paper." + paper.name(), null, language.locale());
  }

  private String say(IssueView issue, String key) {
    return messages.getMessage(key, null, issue.language().locale());
  }

  private static @Nullable String lines(@Nullable String text, List<String> conditions) {
    var lines = new ArrayList<String>();
    if (text != null) {
      lines.add(text);
    }
    for (var i = 0; i < conditions.size(); i++) {
      lines.add((i + 1) + ". " + conditions.get(i));
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
