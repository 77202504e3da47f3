package org.investordesk.onsite;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An invitation as an iCalendar file (RFC 5545, with the methods of RFC 5546), which every calendar
 * takes in: a later one with the same UID and a higher SEQUENCE moves or cancels the entry. Times
 * are those of Shanghai, with the zone they are in, so that a reader abroad sees both.
 */
@Component
class InvitationCalendar {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(SHANGHAI);
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(SHANGHAI);

  /** Octets of one line, the line end not counted. */
  private static final int LINE = 75;

  private final Directory directory;
  private final String baseUrl;
  private final Clock clock;

  InvitationCalendar(
      Directory directory,
      @Value("${desk.base-url:http://localhost:8080}") String baseUrl,
      Clock clock) {
    this.directory = directory;
    this.baseUrl = baseUrl;
    this.clock = clock;
  }

  /** Beginning, in words that need no translation; Asia/Shanghai. */
  String when(OnSiteOffice office) {
    return SPOKEN.format(office.beginsAt());
  }

  String entry(OnSiteOffice office) {
    var cancelled = isCancelled(office);
    var person = directory.person(office.convener());
    var convener = person.map(Person::name).orElse(office.convener());
    var entry = new StringBuilder();
    line(entry, "BEGIN:VCALENDAR");
    line(entry, "VERSION:2.0");
    line(entry, "PRODID:-//Investor Desk//On-site office//ZH");
    line(entry, "METHOD:" + (cancelled ? "CANCEL" : "PUBLISH"));
    // one offset since 1991; what lies before does not matter to a meeting ahead
    line(entry, "BEGIN:VTIMEZONE");
    line(entry, "TZID:" + SHANGHAI.getId());
    line(entry, "BEGIN:STANDARD");
    line(entry, "DTSTART:19910915T010000");
    line(entry, "TZOFFSETFROM:+0900");
    line(entry, "TZOFFSETTO:+0800");
    line(entry, "TZNAME:CST");
    line(entry, "END:STANDARD");
    line(entry, "END:VTIMEZONE");
    line(entry, "BEGIN:VEVENT");
    line(entry, "UID:" + office.number().toLowerCase(Locale.ROOT) + "@investordesk");
    line(entry, "SEQUENCE:" + office.sequence());
    line(entry, "DTSTAMP:" + UTC.format(clock.instant()));
    line(entry, "DTSTART" + local(office.beginsAt()));
    line(entry, "DTEND" + local(office.endsAt()));
    person
        .map(Person::email)
        .filter(address -> !address.isBlank())
        .ifPresent(
            address -> line(entry, "ORGANIZER;CN=" + quoted(convener) + ":mailto:" + address));
    line(entry, "SUMMARY:" + text("现场办公：" + office.title()));
    line(entry, "LOCATION:" + text(office.place()));
    line(
        entry,
        "DESCRIPTION:"
            + text(
                "召集人 / convener: "
                    + convener
                    + "\n"
                    + baseUrl
                    + "/desk/onsite/"
                    + office.number()));
    line(entry, "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"));
    line(entry, "END:VEVENT");
    line(entry, "END:VCALENDAR");
    return entry.toString();
  }

  static boolean isCancelled(OnSiteOffice office) {
    return office.state() == OnSiteOffice.State.CANCELLED;
  }

  /** RFC 5545, 3.3.5, form 3. */
  private static String local(Instant at) {
    return ";TZID=" + SHANGHAI.getId() + ":" + LOCAL.format(at);
  }

  /** RFC 5545, 3.2: a value of a parameter knows no quotation mark and no line end. */
  private static String quoted(String words) {
    return '"' + words.replaceAll("[\"\\p{Cntrl}]", " ") + '"';
  }

  /** RFC 5545, 3.3.11. */
  private static String text(String words) {
    return words
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** RFC 5545, 3.1: lines longer than 75 octets are folded, never inside a character. */
  private static void line(StringBuilder entry, String line) {
    int octets = 0;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      var character = Character.toString(point);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE) {
        entry.append("\r\n ");
        octets = 1;
      }
      entry.append(character);
      octets += length;
      at += Character.charCount(point);
    }
    entry.append("\r\n");
  }
}
