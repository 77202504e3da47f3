package org.investordesk.sla.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
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
    } catch (IllegalArgumentException e) {
      throw rows.get(rows.size() - 1).refusal("seasons", String.valueOf(e.getMessage()));
    }
  }

  private static Season season(Row row) {
    try {
      return new Season(
          LocalDate.parse(row.text("valid_from")),
          MonthDay.parse("--" + row.text("season_from")),
          MonthDay.parse("--" + row.text("season_until")),
          OfficeHours.sessions(row.text("hours")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw row.refusal("season", String.valueOf(e.getMessage()));
    }
  }

  private OfficeHoursFile() {}
}
