package org.investordesk.rulings.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts people, departments and dates into the reader's words; dates in Shaoxing time. */
@Component
class RulingWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final MessageSource messages;
  private final Directory directory;

  RulingWords(MessageSource messages, Directory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale());
  }

  String department(String id) {
    return directory.department(id).map(RulingWords::name).orElse(id);
  }

  static String name(Department department) {
    return inChinese() ? department.name() : department.nameEn();
  }

  /** Such as 徐敏; the investor and the desk itself have no name of their own. */
  String person(String userId) {
    if (CurrentUser.INVESTOR.id().equals(userId)) {
      return say("rulings.person.investor");
    }
    if (CurrentUser.SYSTEM.id().equals(userId)) {
      return say("rulings.person.system");
    }
    return directory.person(userId).map(Person::name).orElse(userId);
  }

  /** Such as 2026-10-30（周五）17:30. */
  String time(@Nullable Instant at) {
    if (at == null) {
      return "–";
    }
    var pattern = inChinese() ? "yyyy-MM-dd（EEE）HH:mm" : "EEE d MMM yyyy HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale()).format(at.atZone(SHANGHAI));
  }

  private static boolean inChinese() {
    return !"en".equals(locale().getLanguage());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
