package org.investordesk.escalation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.domain.ChainStep;
import org.investordesk.platform.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts ids, people and steps into words, in the reader's language. */
@Component
class Wording {

  /** One place of the chain as it is read. */
  record StepLine(String place, @Nullable String person, String reason) {}

  private final Directory directory;
  private final MessageSource messages;
  private final Clock clock;

  Wording(Directory directory, MessageSource messages, Clock clock) {
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  List<StepLine> chain(List<ChainStep> chain) {
    return chain.stream()
        .map(
            step ->
                new StepLine(
                    say("escalation.place." + step.place()),
                    step.person() == null ? null : person(step.person()),
                    say(
                        step.reasonKey(),
                        step.reasonArguments().stream().map(this::inLanguage).toArray())))
        .toList();
  }

  /** Reasons were written down in Chinese; a department has a name in English as well. */
  private String inLanguage(String argument) {
    return inEnglish()
        ? directory.departments().stream()
            .filter(department -> department.name().equals(argument))
            .map(Department::nameEn)
            .findFirst()
            .orElse(argument)
        : argument;
  }

  String names(List<Person> people) {
    return people.stream()
        .map(Person::name)
        .collect(Collectors.joining(say("escalation.list.separator")));
  }

  String person(String userId) {
    return CurrentUser.SYSTEM.id().equals(userId)
        ? say("escalation.person.system")
        : directory.person(userId).map(Person::name).orElse(userId);
  }

  /** Who gave it; an order that the ladder issued bears the signature of the leader it called. */
  String giver(Directive directive) {
    return CurrentUser.SYSTEM.id().equals(directive.givenBy())
        ? say("escalation.section.byRule", person(directive.reviewer()))
        : person(directive.givenBy());
  }

  /**
   * @param part the stage and, after a colon, the department asked for its part of it
   */
  String stage(String part) {
    var colon = part.indexOf(':');
    var stage = (colon < 0 ? part : part.substring(0, colon)).replaceFirst("-[0-9]+$", "");
    var title =
        messages.getMessage("sla.stage." + stage, null, stage, LocaleContextHolder.getLocale());
    return colon < 0 ? title : title + " · " + department(part.substring(colon + 1));
  }

  String department(String id) {
    return directory.department(id).map(this::name).orElse(id);
  }

  String name(Department department) {
    return inEnglish() ? department.nameEn() : department.name();
  }

  /** The instant on the wall of the office. */
  ZonedDateTime local(Instant at) {
    return at.atZone(clock.getZone());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  private static boolean inEnglish() {
    return "en".equals(LocaleContextHolder.getLocale().getLanguage());
  }
}
