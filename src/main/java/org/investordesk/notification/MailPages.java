package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One mail of the delivery log, for who may see the case file. */
@Controller
class MailPages {

  private final Outbox outbox;
  private final Enclosures enclosures;
  private final CaseFiles files;
  private final StaffAddressees staff;
  private final CurrentUsers users;
  private final Audit audit;
  private final MailSettings settings;
  private final Clock clock;

  MailPages(
      Outbox outbox,
      Enclosures enclosures,
      CaseFiles files,
      StaffAddressees staff,
      CurrentUsers users,
      Audit audit,
      MailSettings settings,
      Clock clock) {
    this.outbox = outbox;
    this.enclosures = enclosures;
    this.files = files;
    this.staff = staff;
    this.users = users;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/desk/mails/{id}")
  String show(@PathVariable long id, Locale locale, Model model) {
    var mail = visible(id);
    var language = Language.of(locale);
    model.addAttribute("mail", MailSection.Line.of(mail, language));
    model.addAttribute("issue", mail.matter().issue().map(IssueNumber::value).orElse(null));
    model.addAttribute("from", settings.mail().from());
    model.addAttribute("date", WrittenDate.moment(mail.notBefore(), language));
    model.addAttribute("messageId", mail.messageId());
    model.addAttribute("inReplyTo", mail.inReplyTo());
    model.addAttribute("plain", mail.plain());
    model.addAttribute("files", outbox.filesOf(mail));
    model.addAttribute("lost", mail.state().isLost());
    model.addAttribute("maySendAgain", users.current().is(Role.COORDINATOR));
    return "notification/mail";
  }

  /** The HTML of the mail, shut into a sandbox of its own: no script, no form, no image. */
  @GetMapping("/desk/mails/{id}/content")
  ResponseEntity<byte[]> content(@PathVariable long id) {
    var mail = visible(id);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Security-Policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("Referrer-Policy", "no-referrer")
        .body(mail.html().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file as it travels with the mail.
   *
   * @param position its place in the mail, from 0
   */
  @GetMapping("/desk/mails/{id}/files/{position}")
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int position) {
    var enclosed = enclosures.of(visible(id));
    if (position < 0 || position >= enclosed.size()) {
      throw new NotFound();
    }
    var file = enclosed.get(position);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(file.content());
  }

  @PostMapping("/desk/mails/{id}/send-again")
  @Transactional
  public String sendAgain(@PathVariable long id) {
    var mail = visible(id);
    if (!users.current().is(Role.COORDINATOR)) {
      throw new Refusal("notification.refusal.coordinatorsOnly");
    }
    if (!mail.state().isLost()) {
      throw new Refusal("notification.refusal.notLost");
    }
    var recipient =
        addressToday(mail).orElseThrow(() -> new Refusal("notification.refusal.noAddress"));
    if (!outbox.sendAgain(id, recipient, clock.instant())) {
      throw new Refusal("notification.refusal.notLost");
    }
    audit.record(mail.matter().id(), "mail.sentAgain", Map.of("mail", id));
    return "redirect:/desk/mails/" + id;
  }

  private Optional<String> addressToday(OutgoingMail mail) {
    return mail.audience() == Addressee.Audience.INVESTOR
        ? files
            .find(mail.matter().issue().orElseThrow())
            .map(IssueView::contact)
            .map(Contact::email)
            .filter(address -> !address.isBlank())
        : staff.addressToday(mail.addressee());
  }

  private OutgoingMail visible(long id) {
    return outbox.find(id).filter(this::maySee).orElseThrow(NotFound::new);
  }

  /** What is about no issue is read by coordinators and by who got it. */
  private boolean maySee(OutgoingMail mail) {
    return mail.matter()
        .issue()
        .map(files::maySee)
        .orElseGet(
            () ->
                users.current().is(Role.COORDINATOR)
                    || users.current().id().equals(Addressee.userIdIn(mail.addressee())));
  }
}
