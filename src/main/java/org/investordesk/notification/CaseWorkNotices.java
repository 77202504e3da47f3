package org.investordesk.notification;

import java.util.ArrayList;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseSplit;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueMerged;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.notification.MailRoom.Pace;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells investors that their report was divided, or goes on under another number. */
@Component
class CaseWorkNotices {

  private final CaseRelations relations;
  private final InvestorLetters toInvestor;
  private final MailRoom mail;

  CaseWorkNotices(CaseRelations relations, InvestorLetters toInvestor, MailRoom mail) {
    this.relations = relations;
    this.toInvestor = toInvestor;
    this.mail = mail;
  }

  @EventListener
  void on(CaseSplit event) {
    var issue = mail.issue(event.issue());
    var all = new ArrayList<IssueView>();
    all.add(issue);
    event.parts().forEach(part -> all.add(mail.issue(part)));
    var letter = toInvestor.split(issue, all);
    var due = toInvestor.expectedAt(issue, null);
    mail.tell(issue, MailKind.SPLIT, event, event.at(), Pace.OFFICE_HOURS, letter, due);
  }

  @EventListener
  void on(IssueMerged event) {
    var issue = mail.issue(event.issue());
    var into = mail.issue(event.into());
    var letter = toInvestor.merged(issue, into, event.acrossInvestors());
    mail.tell(issue, MailKind.MERGED, event, event.at(), Pace.OFFICE_HOURS, letter, into.dueAt());
  }

  /** Whose own report it is reads the answer himself; the others only hear that it is done. */
  @EventListener
  void on(IssueClosed event) {
    if (event.state() != IssueState.SOLVED && event.state() != IssueState.EXPLAINED) {
      return;
    }
    for (var merger : relations.mergedHere(event.issue())) {
      if (merger.acrossInvestors()) {
        var issue = mail.issue(merger.issue());
        var letter = toInvestor.jointClosed(issue, mail.issue(event.issue()), event.at());
        mail.tell(issue, MailKind.JOINT_CLOSED, event, event.at(), Pace.OFFICE_HOURS, letter, null);
      }
    }
  }
}
