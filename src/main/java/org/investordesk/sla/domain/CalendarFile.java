package org.investordesk.sla.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * The file of one calendar year, named {@code 2026.json}: a list of {@code {"date": "2026-10-01",
 * "name": "国庆节", "isOffDay": true}}, one entry a day, as the State Council's notice says; half a
 * day has {@code "worked": "morning"} or {@code "afternoon"} besides. Or {@code 2026.ics} with the
 * same days as events, see {@link HolidayEvents}. A department's own days are the same list, of any
 * years. A wrong file is refused with its line and the reason; nothing of it is taken.
 */
public final class CalendarFile {

  /**
   * A year read from a file.
   *
   * @param otherYears days of other years, left out; only an iCalendar file may have them
   */
  public record CalendarYear(int year, List<SpecialDay> days, int otherYears) {}

  private static final Map<String, HalfDay> HALVES =
      Map.of("morning", HalfDay.MORNING, "afternoon", HalfDay.AFTERNOON);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern NAME =
      Pattern.compile("(?:.*[/\\\\])?((?:20|21)\\d{2})\\.(json|ics)", Pattern.CASE_INSENSITIVE);

  /**
   * @param file name of the file; its four digits are the year
   * @throws Refusal with file, line and reason
   */
  public static CalendarYear read(String file, String content) {
    var year = year(file);
    if (file.toLowerCase(Locale.ROOT).endsWith(".ics")) {
      return HolidayEvents.read(file, year, text(content));
    }
    var days = new YearDays(file, year);
    return days.whole(entries(file, content, (day, line) -> days.add(line, day)), 0);
  }

  /**
   * The year a file is named after.
   *
   * @throws Refusal where it is not
   */
  public static int year(String file) {
    var named = NAME.matcher(file);
    if (!named.matches()) {
      throw refusal(file, 1, "yearMissing");
    }
    return Integer.parseInt(named.group(1));
  }

  /**
   * A department's own days; a list of none is fine.
   *
   * @throws Refusal with file, line and reason
   */
  public static List<SpecialDay> readOwnDays(String file, String content) {
    var days = new ArrayList<SpecialDay>();
    var lines = new HashMap<LocalDate, Integer>();
    entries(
        file,
        content,
        (day, line) -> {
          var earlier = lines.put(day.date(), line);
          if (earlier != null) {
            throw refusal(file, line, "dayTwice", day.date(), String.valueOf(earlier));
          }
          days.add(day);
        });
    return days;
  }

  private static String text(String content) {
    return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
  }

  /** Takes in one entry after the other; gives the last line. */
  private static int entries(String file, String content, ObjIntConsumer<SpecialDay> days) {
    try (var parser = new JsonFactory().createParser(text(content))) {
      return entries(file, parser, days);
    } catch (JsonParseException e) {
      throw refusal(file, e.getLocation().getLineNr(), "json", e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static int entries(String file, JsonParser parser, ObjIntConsumer<SpecialDay> days)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw refusal(file, line(parser), "notAList");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var line = line(parser);
      days.accept(day(file, line, parser), line);
    }
    if (parser.nextToken() != null) {
      throw refusal(file, line(parser), "notAList");
    }
    return line(parser);
  }

  private static SpecialDay day(String file, int line, JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refusal(file, line, "notAnEntry");
    }
    Map<String, Object> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var field = parser.currentName();
      Object value =
          switch (parser.nextToken()) {
            case VALUE_STRING -> parser.getText().strip();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw refusal(file, line(parser), "field", field);
          };
      if (fields.put(field, value) != null) {
        throw refusal(file, line(parser), "field", field);
      }
    }
    for (var field : fields.keySet()) {
      if (!List.of("date", "name", "isOffDay", "worked").contains(field)) {
        throw refusal(file, line, "field", field);
      }
    }
    if (!(fields.get("name") instanceof String name) || name.isEmpty()) {
      throw refusal(file, line, "field", "name");
    }
    if (!(fields.get("isOffDay") instanceof Boolean off)) {
      throw refusal(file, line, "field", "isOffDay");
    }
    if (!(fields.get("date") instanceof String date)) {
      throw refusal(file, line, "field", "date");
    }
    var half = fields.get("worked");
    if (half != null && (off || !(half instanceof String word) || !HALVES.containsKey(word))) {
      throw refusal(file, line, "worked");
    }
    try {
      return new SpecialDay(
          LocalDate.parse(date), name, off, half == null ? null : HALVES.get(half));
    } catch (DateTimeParseException e) {
      throw refusal(file, line, "date", date);
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static Refusal refusal(String file, int line, String key, Object... more) {
    return YearDays.refusal(file, line, key, more);
  }

  /** Writes a year as the file that {@link #read} reads. */
  public static String written(List<SpecialDay> days) {
    var lines = new ArrayList<String>();
    for (var day : days) {
      lines.add(
          "  {\"date\": \"%s\", \"name\": \"%s\", \"isOffDay\": %s%s}"
              .formatted(
                  day.date(),
                  new String(JsonStringEncoder.getInstance().quoteAsString(day.name())),
                  day.off(),
                  worked(day.worked())));
    }
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }

  private static String worked(@Nullable HalfDay half) {
    return half == null
        ? ""
        : ", \"worked\": \"%s\"".formatted(half == HalfDay.MORNING ? "morning" : "afternoon");
  }

  private CalendarFile() {}
}
