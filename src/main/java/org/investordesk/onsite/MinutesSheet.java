package org.investordesk.onsite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.PaperPress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints the signed minutes of an on-site office 现场办公纪要 in Chinese. */
@Component
class MinutesSheet {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE).withZone(SHANGHAI);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE).withZone(SHANGHAI);

  /** A decision, ready to be read. */
  record Line(String issue, String department, String text, String dueOn, int moreDays) {}

  /** An issue of the agenda, ready to be read. */
  record Item(String number, String subject) {}

  /** What stands on the sheet. */
  record Sheet(
      String number,
      String title,
      String when,
      String place,
      String convener,
      String present,
      List<Item> agenda,
      String minutes,
      List<Line> decisions,
      String signedOn,
      String qrCode) {}

  private final CaseFiles files;
  private final Directory directory;
  private final PaperPress press;

  MinutesSheet(CaseFiles files, Directory directory, PaperPress press) {
    this.files = files;
    this.directory = directory;
    this.press = press;
  }

  byte[] print(OnSiteOffice office) {
    return press.print("onsite/minutes-sheet", Map.of("sheet", sheet(office)));
  }

  private Sheet sheet(OnSiteOffice office) {
    return new Sheet(
        office.number(),
        office.title(),
        MINUTE.format(office.beginsAt()),
        office.place(),
        directory.person(office.convener()).map(person -> person.name()).orElse(office.convener()),
        office.present().stream().map(this::department).collect(Collectors.joining("、")),
        office.agenda().stream().map(this::item).toList(),
        office.minutes() == null ? "" : office.minutes(),
        office.decisions().stream()
            .map(
                one ->
                    new Line(
                        one.issue().value(),
                        department(one.department()),
                        one.text(),
                        day(one.dueOn()),
                        one.moreDays()))
            .toList(),
        signed(office.signedAt()),
        press.qrCode("/desk/onsite/" + office.number()));
  }

  private Item item(IssueNumber number) {
    return new Item(number.value(), files.find(number).map(issue -> issue.subject()).orElse(""));
  }

  private String department(String id) {
    return directory.department(id).map(Department::name).orElse(id);
  }

  private static String day(LocalDate day) {
    return DAY.format(day.atStartOfDay(SHANGHAI));
  }

  private static String signed(@Nullable Instant at) {
    return at == null ? "" : DAY.format(at);
  }
}
