package org.investordesk.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.investordesk.demo.MailContent;
import org.investordesk.demo.store.CaughtMails;
import org.investordesk.platform.NotFound;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mailbox of the demo: every mail the desk sent, whoever it was for. */
@Controller
@Profile("demo")
@RequestMapping("/demo/mail")
class MailboxPage {

  static final int PAGE_SIZE = 30;

  // a mail is somebody else's page: no script, no form, no access to ours; links open outside
  private static final String SANDBOX =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'）]+");

  private final CaughtMails mails;

  MailboxPage(CaughtMails mails) {
    this.mails = mails;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var number = Math.max(1, page);
    var found = mails.find(q.strip(), to.strip(), PAGE_SIZE + 1, (number - 1L) * PAGE_SIZE);
    model.addAttribute("q", q.strip());
    model.addAttribute("to", to.strip());
    model.addAttribute("page", number);
    model.addAttribute("more", found.size() > PAGE_SIZE);
    model.addAttribute("mails", found.subList(0, Math.min(PAGE_SIZE, found.size())));
    model.addAttribute("recipients", mails.recipients());
    return "demo/mailbox";
  }

  @GetMapping("/{id}")
  String read(@PathVariable long id, Model model) {
    var content = MailContent.parse(raw(id));
    model.addAttribute("mail", mails.line(id).orElseThrow(NotFound::new));
    model.addAttribute("content", content);
    model.addAttribute("links", links(content.text()));
    return "demo/mail";
  }

  @GetMapping("/{id}/html")
  ResponseEntity<String> html(@PathVariable long id) {
    var html = MailContent.parse(raw(id)).html();
    if (html == null) {
      throw new NotFound();
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
        .header("Content-Security-Policy", SANDBOX)
        .body(html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">"));
  }

  /** Saved, never opened in our own page: what a mail carries is somebody else's. */
  @GetMapping("/{id}/files/{position}")
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int position) {
    var files = MailContent.parse(raw(id)).files();
    if (position < 0 || position >= files.size()) {
      throw new NotFound();
    }
    var file = files.get(position);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.name(), UTF_8).build().toString())
        .header("Content-Security-Policy", SANDBOX)
        .body(file.content());
  }

  @GetMapping("/{id}/raw")
  ResponseEntity<byte[]> source(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
        .body(raw(id));
  }

  private byte[] raw(long id) {
    return mails.raw(id).orElseThrow(NotFound::new);
  }

  /** What an investor typed may begin like an address and be none. */
  private static Stream<URI> address(String text) {
    try {
      return Stream.of(new URI(text));
    } catch (URISyntaxException none) {
      return Stream.empty();
    }
  }

  /** So that a link of a mail is one tap away on a phone too. */
  static List<URI> links(String text) {
    return LINK.matcher(text)
        .results()
        .map(MatchResult::group)
        .distinct()
        .flatMap(MailboxPage::address)
        .toList();
  }
}
