package org.investordesk.sla.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.domain.FileRows.Row;
import org.investordesk.sla.domain.OfficeHours.Season;

/** The file of office hours: one row a season, such as {@code 05-01} to {@code 09-30}. */
public final class OfficeHoursFile {

  private static final List<String> COLUMNS =
      List.of("valid_from", "season_from", "season_until", "hours");

  /**
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  public static OfficeHours read(String file, String content) {
    var rows = FileRows.read(file, content, COLUMNS);
    var seasons = new ArrayList<Season>();
    for (var row : rows) {
      seasons.add(season(row));
    }
    try {
      return new OfficeHours(seasons);
    } catch (OfficeHours.Wrong wrong) {
      throw refusal(rows.get(rows.size() - 1), wrong);
    }
  }

  /** The file that {@link #read} reads. */
  public static String written(OfficeHours hours) {
    var lines = new ArrayList<String>();
    lines.add(String.join(", ", COLUMNS));
    for (var season : hours.seasons()) {
      lines.add(
          String.join(
              ", ",
              season.validFrom().toString(),
              season.from().toString().substring(2),
              season.until().toString().substring(2),
              season.hours()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Season season(Row row) {
    try {
      return new Season(
          validFrom(row),
          monthDay(row, "season_from"),
          monthDay(row, "season_until"),
          OfficeHours.sessions(row.text("hours")));
    } catch (OfficeHours.Wrong wrong) {
      throw refusal(row, wrong);
    }
  }

  private static LocalDate validFrom(Row row) {
    try {
      return LocalDate.parse(row.text("valid_from"));
    } catch (DateTimeException e) {
      throw row.refusal("date", row.text("valid_from"));
    }
  }

  private static MonthDay monthDay(Row row, String column) {
    try {
      return MonthDay.parse("--" + row.text(column));
    } catch (DateTimeException e) {
      throw refusal(row, new OfficeHours.Wrong("notDay", row.text(column)));
    }
  }

  private static Refusal refusal(Row row, OfficeHours.Wrong wrong) {
    return row.refusal("hours." + wrong.key(), wrong.arguments().toArray());
  }

  private OfficeHoursFile() {}
}
