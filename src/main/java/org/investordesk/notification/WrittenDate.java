package org.investordesk.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.cases.Language;

/** Writes an instant out as people in Shaoxing read it, whatever zone the server is in. */
final class WrittenDate {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）HH:mm", Locale.SIMPLIFIED_CHINESE)
          .withZone(SHANGHAI);
  private static final DateTimeFormatter CHINESE_DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）", Locale.SIMPLIFIED_CHINESE).withZone(SHANGHAI);
  private static final DateTimeFormatter ENGLISH_TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(SHANGHAI);
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK).withZone(SHANGHAI);

  /** {@code 2026年10月30日（周五）17:30 前}, {@code by 17:30 on Friday, 30 October 2026 (Beijing time)}. */
  static String limit(Instant limit, Language language) {
    return language == Language.ZH ? CHINESE.format(limit) + " 前" : "by " + english(limit);
  }

  /** {@code 2026年10月30日（周五）}, {@code Friday, 30 October 2026}. */
  static String day(LocalDate day, Language language) {
    return (language == Language.ZH ? CHINESE_DAY : ENGLISH_DAY).format(day);
  }

  /** {@code 2026年10月30日（周五）17:30}, {@code 17:30 on Friday, 30 October 2026 (Beijing time)}. */
  static String moment(Instant moment, Language language) {
    return language == Language.ZH ? CHINESE.format(moment) : english(moment);
  }

  private static String english(Instant instant) {
    return ENGLISH_TIME.format(instant) + " on " + ENGLISH_DAY.format(instant) + " (Beijing time)";
  }

  private WrittenDate() {}
}
