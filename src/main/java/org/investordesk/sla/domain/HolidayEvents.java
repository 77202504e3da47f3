package org.investordesk.sla.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.investordesk.sla.domain.CalendarFile.CalendarYear;
import org.jspecify.annotations.Nullable;

/**
 * Reads the all-day events of an iCalendar file (RFC 5545) as holiday calendars of China publish
 * them. Whether a day is off or worked is told, in this order, by {@code X-APPLE-SPECIAL-DAY}, by a
 * category, by the summary: 班 (补班, 调休上班) is worked, 休, 放假 or 假期 is off. Strict, since a day read
 * wrongly moves every limit around it: an event it cannot place stops the import.
 */
final class HolidayEvents {

  private static final Pattern PROPERTY =
      Pattern.compile("([A-Za-z0-9-]+)((?:;[^=:;]+=(?:\"[^\"]*\"|[^\":;])*)*):(.*)");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DAYS = Pattern.compile("P([1-9]\\d?)D");
  private static final int LONGEST_EVENT = 31;

  /** What an all-day holiday never has: what repeats, or is called off, is not guessed at. */
  private static final Set<String> UNEXPECTED = Set.of("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID");

  private static final Pattern LEADING_MARK =
      Pattern.compile("^\\s*[\\[【(（][^\\])）】]*[\\]】)）]\\s*");
  private static final Pattern TRAILING_MARK =
      Pattern.compile("[\\s\\[【(（·:：-]*(?:调休|休|放假|假期|班|补|上班).*$");

  private record Property(int line, String name, String value) {}

  private final int year;
  private final YearDays days;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, Property> event = new HashMap<>();
  private int otherYears;

  private HolidayEvents(String file, int year) {
    this.year = year;
    this.days = new YearDays(file, year);
  }

  static CalendarYear read(String file, int year, String content) {
    return new HolidayEvents(file, year).read(content);
  }

  private CalendarYear read(String content) {
    var properties = unfolded(content);
    if (properties.isEmpty() || !isBeginning(properties.get(0))) {
      throw days.refusal(1, "icsBegin");
    }
    int last = 1;
    for (var property : properties) {
      last = property.line();
      take(property);
    }
    if (!open.isEmpty()) {
      throw days.refusal(last, "icsEnd", open.peek());
    }
    return days.whole(last, otherYears);
  }

  private static boolean isBeginning(Property first) {
    return first.name().equals("BEGIN") && first.value().equalsIgnoreCase("VCALENDAR");
  }

  /** Lines that begin with a blank continue the one before them. */
  private List<Property> unfolded(String content) {
    var properties = new ArrayList<Property>();
    var text = new StringBuilder();
    int begun = 0;
    int line = 0;
    for (var physical : content.split("\r?\n", -1)) {
      line++;
      if (!text.isEmpty() && (physical.startsWith(" ") || physical.startsWith("\t"))) {
        text.append(physical, 1, physical.length());
        continue;
      }
      if (!text.isEmpty()) {
        properties.add(property(begun, text.toString()));
      }
      text.setLength(0);
      text.append(physical.isBlank() ? "" : physical);
      begun = line;
    }
    if (!text.isEmpty()) {
      properties.add(property(begun, text.toString()));
    }
    return properties;
  }

  private Property property(int line, String text) {
    var parts = PROPERTY.matcher(text);
    if (!parts.matches()) {
      throw days.refusal(line, line == 1 ? "icsBegin" : "icsLine", text.strip());
    }
    return new Property(line, parts.group(1).toUpperCase(Locale.ROOT), parts.group(3).strip());
  }

  private void take(Property property) {
    var component = property.value().toUpperCase(Locale.ROOT);
    switch (property.name()) {
      case "BEGIN" -> {
        open.push(component);
        if (isEvent()) {
          event.clear();
        }
      }
      case "END" -> {
        if (!component.equals(open.peek())) {
          throw days.refusal(property.line(), "icsLine", "END:" + property.value());
        }
        if (isEvent()) {
          add(property.line());
        }
        open.pop();
      }
      default -> {
        if (isEvent()) {
          event.putIfAbsent(property.name(), property);
        }
      }
    }
  }

  /** An event itself, not the alarm inside it. */
  private boolean isEvent() {
    return open.size() == 2 && "VEVENT".equals(open.peek());
  }

  private void add(int line) {
    for (var property : event.values()) {
      if (UNEXPECTED.contains(property.name())
          || property.name().equals("STATUS") && property.value().equalsIgnoreCase("CANCELLED")) {
        throw days.refusal(
            property.line(), "icsUnexpected", property.name() + ":" + property.value());
      }
    }
    var start = event.get("DTSTART");
    if (start == null) {
      throw days.refusal(line, "icsNoDay");
    }
    var first = day(start);
    var end = end(start, first);
    if (!end.isAfter(first) || end.isAfter(first.plusDays(LONGEST_EVENT))) {
      throw days.refusal(start.line(), "icsDay", start.value() + " – " + end.format(DAY));
    }
    for (var date = first; date.isBefore(end); date = date.plusDays(1)) {
      if (date.getYear() == year) {
        days.add(start.line(), new SpecialDay(date, name(start.line()), isOff(start.line())));
      } else {
        otherYears++;
      }
    }
  }

  /** The first day after the event. */
  private LocalDate end(Property start, LocalDate first) {
    var end = event.get("DTEND");
    if (end != null) {
      return day(end);
    }
    var length = event.get("DURATION");
    if (length == null) {
      return first.plusDays(1);
    }
    var counted = DAYS.matcher(length.value());
    if (!counted.matches()) {
      throw days.refusal(length.line(), "icsDay", start.value() + " " + length.value());
    }
    return first.plusDays(Integer.parseInt(counted.group(1)));
  }

  private LocalDate day(Property property) {
    try {
      return LocalDate.parse(property.value(), DAY);
    } catch (DateTimeException e) {
      throw days.refusal(property.line(), "icsDay", property.value());
    }
  }

  private boolean isOff(int line) {
    var special = value("X-APPLE-SPECIAL-DAY").toUpperCase(Locale.ROOT);
    if (special.equals("WORK-HOLIDAY") || special.equals("ALTERNATE-WORKDAY")) {
      return special.equals("WORK-HOLIDAY");
    }
    var told = mark(value("CATEGORIES"));
    if (told == null) {
      told = mark(value("SUMMARY"));
    }
    if (told == null) {
      throw days.refusal(line, "icsMark", text(value("SUMMARY")));
    }
    return told;
  }

  /** True for a day off, false for a worked one, null where the words tell neither. */
  private static @Nullable Boolean mark(String words) {
    if (words.contains("班")) {
      return false;
    }
    // 调休 alone says that days were exchanged, not which of the two this one is
    var rest = words.replace("调休", "");
    return rest.contains("休") || rest.contains("放假") || rest.contains("假期") ? true : null;
  }

  /** The summary without its mark: 国庆节 of 国庆节（休） or 国庆节 假期 第1天/共7天. */
  private String name(int line) {
    var summary = text(value("SUMMARY")).strip();
    if (summary.isEmpty()) {
      throw days.refusal(line, "field", "SUMMARY");
    }
    var bare = LEADING_MARK.matcher(summary).replaceFirst("");
    bare = TRAILING_MARK.matcher(bare).replaceFirst("").strip();
    return bare.isEmpty() ? summary : bare;
  }

  private String value(String name) {
    var property = event.get(name);
    return property == null ? "" : property.value();
  }

  private static String text(String value) {
    return value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\([\\\\,;])", "$1");
  }
}
