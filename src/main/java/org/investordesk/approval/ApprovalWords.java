package org.investordesk.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.platform.Sentences;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts facts of approvals and mandates into the reader’s words; times are those of Shaoxing. */
@Component
public class ApprovalWords {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Sentences sentences;
  private final Directory directory;

  ApprovalWords(Sentences sentences, Directory directory) {
    this.sentences = sentences;
    this.directory = directory;
  }

  public String say(String key, Object... arguments) {
    return sentences.text(key, LocaleContextHolder.getLocale(), arguments);
  }

  public String paper(LandPaper paper) {
    return say("approval.paper." + paper.name());
  }

  public String verdict(Verdict verdict) {
    return say("approval.verdict." + verdict.name());
  }

  public String opinionState(State state) {
    return say("approval.opinionState." + state.name());
  }

  public String name(Department department) {
    return chinese() ? department.name() : department.nameEn();
  }

  /** The department as it is called now; its id where nobody knows it any more. */
  public String department(String id) {
    return directory.department(id).map(this::name).orElse(id);
  }

  public String person(String userId) {
    return directory.person(userId).map(Person::name).orElse(userId);
  }

  /** Such as 2026-10-30（周五）17:30. */
  public String time(Instant at) {
    var pattern = chinese() ? "yyyy-MM-dd（EEE）HH:mm" : "EEE d MMM yyyy HH:mm";
    return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
        .format(at.atZone(SHANGHAI));
  }

  /** Such as 2026-10-30（周五）. */
  public String day(LocalDate day) {
    var pattern = chinese() ? "yyyy-MM-dd（EEE）" : "EEE d MMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale()).format(day);
  }

  public boolean chinese() {
    return !Locale.ENGLISH.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage());
  }
}
