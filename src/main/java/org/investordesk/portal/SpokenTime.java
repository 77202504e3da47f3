package org.investordesk.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people say them, with the weekday; always in Shaoxing's time, Asia/Shanghai. */
final class SpokenTime {

  static final ZoneId SHAOXING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

  /** Such as {@code 2026年10月8日（星期四）09:30} or {@code Thursday, 8 October 2026, 09:30}. */
  static String of(Instant at, Locale language) {
    return (isEnglish(language) ? ENGLISH : CHINESE).format(at.atZone(SHAOXING));
  }

  /** The day alone, shortened for tables. */
  static String day(Instant at, Locale language) {
    return (isEnglish(language) ? ENGLISH_DAY : CHINESE_DAY).format(at.atZone(SHAOXING));
  }

  /** For the {@code datetime} attribute, such as {@code 2026-10-08T09:30+08:00}. */
  static String machine(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(SHAOXING).toOffsetDateTime());
  }

  private static boolean isEnglish(Locale language) {
    return "en".equals(language.getLanguage());
  }

  private SpokenTime() {}
}
