package org.investordesk.onsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** The file as a calendar program reads it: unfolded, split at the first colon, unescaped. */
class InvitationCalendarTest {

  private final Directory directory = Mockito.mock(Directory.class);
  private final InvitationCalendar calendar =
      new InvitationCalendar(
          directory,
          "https://desk.example",
          Clock.fixed(SettableClock.instant("2026-10-19T09:00"), ZoneOffset.UTC));

  private static OnSiteOffice office(State state, int sequence) {
    return new OnSiteOffice(
        "XC-2026-0003",
        "商贸城道路、排水、消防；三个部门, 一次议定，逐项落实到人，每一件事都有责任部门、完成日期和联系人",
        "chen.li",
        "诸暨市城东, 项目部二楼",
        SettableClock.instant("2026-10-21T14:30"),
        SettableClock.instant("2026-10-21T17:00"),
        sequence,
        state,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        null);
  }

  private Map<String, String> read(OnSiteOffice office) {
    Mockito.when(directory.person("chen.li"))
        .thenReturn(Optional.of(new Person("chen.li", "陈\"力\"", "chen.li@town.test")));
    var entry = calendar.entry(office);
    assertThat(entry).endsWith("END:VCALENDAR\r\n").doesNotContain("\n\n");
    for (var line : entry.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    var open = new ArrayList<String>();
    var read = new LinkedHashMap<String, String>();
    for (var line : entry.replace("\r\n ", "").split("\r\n")) {
      var colon = line.startsWith("ORGANIZER") ? line.lastIndexOf(":mailto") : line.indexOf(':');
      var name = line.substring(0, colon);
      var value = line.substring(colon + 1);
      if (name.equals("BEGIN")) {
        open.add(value);
      } else if (name.equals("END")) {
        assertThat(open.remove(open.size() - 1)).isEqualTo(value);
      } else {
        var before = read.put(String.join("/", open) + "/" + name, value);
        assertThat(before).as("%s is said once", name).isNull();
      }
    }
    assertThat(open).isEmpty();
    return read;
  }

  @Test
  void an_invitation_says_all_that_a_published_entry_needs_with_times_in_their_zone() {
    var read = read(office(State.CALLED, 0));

    assertThat(read)
        .containsEntry("VCALENDAR/VERSION", "2.0")
        .containsEntry("VCALENDAR/METHOD", "PUBLISH")
        .containsEntry("VCALENDAR/VTIMEZONE/TZID", "Asia/Shanghai")
        .containsEntry("VCALENDAR/VTIMEZONE/STANDARD/TZOFFSETTO", "+0800")
        .containsEntry("VCALENDAR/VEVENT/UID", "xc-2026-0003@investordesk")
        .containsEntry("VCALENDAR/VEVENT/SEQUENCE", "0")
        .containsEntry("VCALENDAR/VEVENT/DTSTAMP", "20261019T010000Z")
        .containsEntry("VCALENDAR/VEVENT/DTSTART;TZID=Asia/Shanghai", "20261021T143000")
        .containsEntry("VCALENDAR/VEVENT/DTEND;TZID=Asia/Shanghai", "20261021T170000")
        .containsEntry("VCALENDAR/VEVENT/ORGANIZER;CN=\"陈 力 \"", "mailto:chen.li@town.test")
        .containsEntry("VCALENDAR/VEVENT/LOCATION", "诸暨市城东\\, 项目部二楼")
        .containsEntry("VCALENDAR/VEVENT/STATUS", "CONFIRMED");
    assertThat(read.get("VCALENDAR/VEVENT/SUMMARY")).endsWith("每一件事都有责任部门、完成日期和联系人");
  }

  @Test
  void a_cancellation_has_the_same_uid_and_a_higher_sequence() {
    assertThat(read(office(State.CANCELLED, 2)))
        .containsEntry("VCALENDAR/METHOD", "CANCEL")
        .containsEntry("VCALENDAR/VEVENT/UID", "xc-2026-0003@investordesk")
        .containsEntry("VCALENDAR/VEVENT/SEQUENCE", "2")
        .containsEntry("VCALENDAR/VEVENT/STATUS", "CANCELLED");
  }
}
