package org.investordesk.onsite;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.directory.Directory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An invitation as an iCalendar file (RFC 5545, with the methods of RFC 5546), which every calendar
 * takes in: a later one with the same UID and a higher SEQUENCE moves or cancels the entry.
 */
@Component
class InvitationCalendar {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

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
    var cancelled = office.state() == OnSiteOffice.State.CANCELLED;
    var convener =
        directory.person(office.convener()).map(person -> person.name()).orElse(office.convener());
    var entry = new StringBuilder();
    line(entry, "BEGIN:VCALENDAR");
    line(entry, "VERSION:2.0");
    line(entry, "PRODID:-//Investor Desk//On-site office//ZH");
    line(entry, "METHOD:" + (cancelled ? "CANCEL" : "PUBLISH"));
    line(entry, "BEGIN:VEVENT");
    line(entry, "UID:" + office.number().toLowerCase(Locale.ROOT) + "@investordesk");
    line(entry, "SEQUENCE:" + office.sequence());
    line(entry, "DTSTAMP:" + stamp(clock.instant()));
    line(entry, "DTSTART:" + stamp(office.beginsAt()));
    line(entry, "DTEND:" + stamp(office.endsAt()));
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

  private static String stamp(Instant at) {
    return UTC.format(at);
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
