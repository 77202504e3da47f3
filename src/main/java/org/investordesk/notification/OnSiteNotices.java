package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.OnSiteRequested;
import org.investordesk.notification.MailRoom.Pace;
import org.investordesk.onsite.OnSiteMinutesSigned;
import org.investordesk.onsite.OnSiteOffice;
import org.investordesk.onsite.OnSiteOfficeCalled;
import org.investordesk.onsite.OnSiteOfficeCancelled;
import org.investordesk.onsite.OnSiteOfficeMoved;
import org.investordesk.onsite.OnSiteOffices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Invites to an on-site office, with a file for the calendar; sends the signed minutes to all who
 * were invited and the extract to the investors.
 */
@Component
class OnSiteNotices implements EnclosurePress {

  private static final String MINUTES = "on-site-minutes";

  private final OnSiteOffices offices;
  private final Directory directory;
  private final LeaderChain leaders;
  private final InvestorLetters toInvestor;
  private final StaffLetters toStaff;
  private final StaffAddressees staff;
  private final MailRoom mail;

  OnSiteNotices(
      OnSiteOffices offices,
      Directory directory,
      LeaderChain leaders,
      InvestorLetters toInvestor,
      StaffLetters toStaff,
      StaffAddressees staff,
      MailRoom mail) {
    this.offices = offices;
    this.directory = directory;
    this.leaders = leaders;
    this.toInvestor = toInvestor;
    this.toStaff = toStaff;
    this.staff = staff;
    this.mail = mail;
  }

  /** Somebody has to arrange what a leader asked for. */
  @EventListener
  void on(OnSiteRequested event) {
    var issue = mail.issue(event.issue());
    mail.ask(
        issue,
        MailKind.STAFF_ONSITE_WISHED,
        event,
        event.at(),
        staff.people(List.of(leaders.dutyCoordinator(event.at()).person())),
        toStaff.letter(issue, "staffOnsiteWished", event.purpose(), null));
  }

  @EventListener
  void on(OnSiteOfficeCalled event) {
    tell(
        event,
        event.office(),
        MailKind.STAFF_ONSITE_INVITED,
        MailKind.ONSITE_INVITED,
        agenda(event.office()),
        null,
        event.at());
  }

  @EventListener
  void on(OnSiteOfficeMoved event) {
    tell(
        event,
        event.office(),
        MailKind.STAFF_ONSITE_MOVED,
        MailKind.ONSITE_MOVED,
        event.reason(),
        event.reason(),
        event.at());
  }

  @EventListener
  void on(OnSiteOfficeCancelled event) {
    tell(
        event,
        event.office(),
        MailKind.STAFF_ONSITE_CANCELLED,
        MailKind.ONSITE_CANCELLED,
        event.reason(),
        event.reason(),
        event.at());
  }

  private void tell(
      Record event,
      OnSiteOffice office,
      MailKind toGuests,
      MailKind toInvestors,
      String staffQuote,
      @Nullable String investorQuote,
      Instant at) {
    // without its method in the type as well (RFC 6047, 2.4) calendars show a file and no entry
    var method = office.state() == OnSiteOffice.State.CANCELLED ? "CANCEL" : "PUBLISH";
    var entry =
        new MailFile(
            office.number() + ".ics",
            "text/calendar; charset=UTF-8; method=" + method,
            offices.calendarEntry(office.number()).getBytes(StandardCharsets.UTF_8));
    var when = WrittenDate.moment(office.beginsAt(), Language.ZH);
    mail.ask(
        Matter.of(office.number()),
        toGuests,
        event,
        at,
        guests(office),
        toStaff
            .plain(
                toGuests.key(),
                staffQuote,
                "/desk/onsite/" + office.number(),
                office.title(),
                when,
                office.place())
            .with(List.of(entry)));
    for (var number : office.agenda()) {
      var issue = mail.issue(number);
      mail.tell(
          issue,
          toInvestors,
          event,
          at,
          Pace.OFFICE_HOURS,
          toInvestor
              .told(
                  issue,
                  toInvestors.key(),
                  investorQuote,
                  null,
                  WrittenDate.moment(office.beginsAt(), issue.language()),
                  office.place())
              .with(List.of(entry)),
          null);
    }
  }

  /** The investors are told at once what was decided about their own issues. */
  @EventListener
  void on(OnSiteMinutesSigned event) {
    var office = event.office();
    var minutes =
        MailFile.printedLater(
            "现场办公纪要 " + office.number() + ".pdf",
            "application/pdf",
            MINUTES + "/" + office.number());
    mail.ask(
        Matter.of(office.number()),
        MailKind.STAFF_ONSITE_MINUTES,
        event,
        event.at(),
        guests(office),
        toStaff
            .plain(
                MailKind.STAFF_ONSITE_MINUTES.key(),
                decisions(office, null, Language.ZH),
                "/desk/onsite/" + office.number(),
                office.title(),
                office.decisions().size())
            .with(List.of(minutes)));
    for (var number : office.agenda()) {
      var issue = mail.issue(number);
      var extract = decisions(office, number, issue.language());
      if (!extract.isEmpty()) {
        var due = toInvestor.expectedAt(issue, null);
        mail.tell(
            issue,
            MailKind.ONSITE_DECIDED,
            event,
            event.at(),
            Pace.OFFICE_HOURS,
            toInvestor.told(issue, MailKind.ONSITE_DECIDED.key(), extract, null, office.place()),
            due);
      }
    }
  }

  @Override
  public String prints() {
    return MINUTES;
  }

  @Override
  public byte[] print(String number) {
    return offices
        .minutesAsPdf(number)
        .orElseThrow(() -> new IllegalStateException("no signed minutes of " + number));
  }

  /** The convener, the mailbox and the head of each department invited; each once. */
  private List<Addressee> guests(OnSiteOffice office) {
    var guests = new LinkedHashMap<String, Addressee>();
    var all = new ArrayList<Addressee>();
    all.addAll(staff.people(directory.person(office.convener()).stream().toList()));
    for (var department : office.departments()) {
      all.addAll(staff.department(department));
      all.addAll(staff.head(department));
    }
    all.forEach(one -> guests.putIfAbsent(one.id(), one));
    return List.copyOf(guests.values());
  }

  private String agenda(OnSiteOffice office) {
    return office.agenda().stream()
        .map(number -> number + " " + mail.issue(number).subject())
        .collect(Collectors.joining("\n"));
  }

  private String decisions(OnSiteOffice office, @Nullable IssueNumber about, Language language) {
    var chinese = language == Language.ZH;
    return office.decisions().stream()
        .filter(one -> about == null || one.issue().equals(about))
        .map(
            one ->
                (chinese ? "%s（%s，%s前）" : "%s (%s, by %s)")
                    .formatted(
                        one.text(),
                        mail.nameOf(one.department(), language),
                        WrittenDate.day(one.dueOn(), language)))
        .collect(Collectors.joining("\n"));
  }
}
