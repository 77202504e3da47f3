package org.investordesk.acceptance.web;

import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names and sentences in the reader's language. */
@Component
class Naming {

  private final MessageSource messages;
  private final Directory directory;

  Naming(MessageSource messages, Directory directory) {
    this.messages = messages;
    this.directory = directory;
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  String department(@Nullable String id) {
    if (id == null) {
      return "";
    }
    return directory.department(id).map(this::department).orElse(id);
  }

  String department(Department department) {
    return "en".equals(LocaleContextHolder.getLocale().getLanguage())
        ? department.nameEn()
        : department.name();
  }

  /** Who did it; the investor has no account. */
  String person(String userId) {
    return "investor".equals(userId)
        ? say("acceptance.investor")
        : directory.person(userId).map(Person::name).orElse(userId);
  }
}
