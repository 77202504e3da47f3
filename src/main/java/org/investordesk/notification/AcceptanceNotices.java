package org.investordesk.notification;

import java.util.ArrayList;
import java.util.List;
import org.investordesk.acceptance.DefectsNoticed;
import org.investordesk.acceptance.DefectsNoticed.Line;
import org.investordesk.acceptance.InspectionConvened;
import org.investordesk.acceptance.ItemsRechecked;
import org.investordesk.acceptance.OpinionIssued;
import org.investordesk.acceptance.RectificationListed;
import org.investordesk.acceptance.SecondNoticeRefused;
import org.investordesk.cases.Language;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.notification.MailRoom.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters of the acceptance inspection: lists, invitations, results. */
@Component
class AcceptanceNotices {

  private final MailRoom room;
  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final Directory directory;
  private final Words chinese;

  AcceptanceNotices(
      MailRoom room,
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      Directory directory,
      MessageSource messages) {
    this.room = room;
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.directory = directory;
    this.chinese = new Words(messages, Language.ZH);
  }

  @EventListener
  void on(DefectsNoticed event) {
    var issue = room.issue(event.issue());
    var list = list(toInvestor.words(issue), event.items());
    var letter = toInvestor.paused(issue, "acceptanceDefects", list);
    room.tell(
        issue, MailKind.ACCEPTANCE_DEFECTS, event, event.at(), Pace.OFFICE_HOURS, letter, null);
  }

  @EventListener
  void on(InspectionConvened event) {
    var issue = room.issue(event.issue());
    var words = toInvestor.words(issue);
    var names = new ArrayList<String>();
    for (var department : event.departments()) {
      names.add(name(department, issue.language()));
    }
    var letter =
        toInvestor.told(
            issue,
            "acceptanceInspection",
            String.join("\n", names),
            null,
            words.day(event.on()),
            event.place());
    room.tell(
        issue,
        MailKind.ACCEPTANCE_INSPECTION,
        event,
        event.at(),
        Pace.OFFICE_HOURS,
        letter,
        toInvestor.expectedAt(issue, null));
    var invitation =
        toStaff.letter(
            issue,
            "staffInspectionInvited",
            chinese.say(
                "mail.staffInspectionInvited.facts",
                chinese.day(event.on()),
                event.place(),
                event.words() == null ? "–" : event.words()),
            event.opinionsBy());
    for (var department : event.departments()) {
      room.ask(
          issue,
          MailKind.STAFF_INSPECTION_INVITED,
          event,
          event.at(),
          staff.department(department),
          invitation);
    }
  }

  @EventListener
  void on(RectificationListed event) {
    var issue = room.issue(event.issue());
    var list = event.summary() + "\n\n" + list(toInvestor.words(issue), event.items());
    var letter = toInvestor.paused(issue, "acceptanceRectification", list);
    room.tell(
        issue,
        MailKind.ACCEPTANCE_RECTIFICATION,
        event,
        event.at(),
        Pace.OFFICE_HOURS,
        letter,
        null);
  }

  @EventListener
  void on(ItemsRechecked event) {
    var issue = room.issue(event.issue());
    if (event.stillOpen().isEmpty()) {
      room.tell(
          issue,
          MailKind.ACCEPTANCE_FIXED,
          event,
          event.at(),
          Pace.OFFICE_HOURS,
          toInvestor.told(issue, "acceptanceFixed", event.text(), null, event.fixed()),
          toInvestor.expectedAt(issue, null));
      return;
    }
    var words = toInvestor.words(issue);
    var result =
        words.say("mail.acceptanceStillOpen.result", event.fixed(), event.stillOpen().size())
            + "\n"
            + event.text()
            + "\n\n"
            + list(words, event.stillOpen());
    room.tell(
        issue,
        MailKind.ACCEPTANCE_STILL_OPEN,
        event,
        event.at(),
        Pace.OFFICE_HOURS,
        toInvestor.paused(issue, "acceptanceStillOpen", result),
        null);
  }

  @EventListener
  void on(OpinionIssued event) {
    var issue = room.issue(event.issue());
    var day = toInvestor.words(issue).day(event.on());
    room.tell(
        issue,
        MailKind.ACCEPTANCE_OPINION,
        event,
        event.at(),
        Pace.OFFICE_HOURS,
        toInvestor.told(issue, "acceptanceOpinion", event.text(), null, event.number(), day),
        toInvestor.expectedAt(issue, null));
  }

  /** The head answers for it; the coordinator is told, the supervision office sees its list. */
  @EventListener
  void on(SecondNoticeRefused event) {
    var issue = room.issue(event.issue());
    var head = staff.head(event.department());
    var text =
        chinese.say(
                "mail.staffSecondNotice.facts",
                name(event.department(), Language.ZH),
                directory.person(event.by()).map(Person::name).orElse(event.by()))
            + "\n"
            + String.join("\n", event.items());
    room.askAndCopy(
        issue,
        MailKind.STAFF_SECOND_NOTICE,
        event,
        event.at(),
        head.isEmpty() ? staff.department(event.department()) : head,
        staff.coordinator(issue),
        copy -> toStaff.letter(issue, "staffSecondNotice", text, null));
  }

  private static String list(Words words, List<Line> items) {
    var lines = new ArrayList<String>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      lines.add("%d. %s".formatted(i + 1, item.what()));
      lines.add(words.say("mail.acceptance.ground", item.ground()));
      if (!item.remark().isEmpty()) {
        lines.add(words.say("mail.acceptance.remark", item.remark()));
      }
    }
    return String.join("\n", lines);
  }

  private String name(@Nullable String id, Language language) {
    if (id == null) {
      return "";
    }
    return directory
        .department(id)
        .map((Department found) -> language == Language.EN ? found.nameEn() : found.name())
        .orElse(id);
  }
}
