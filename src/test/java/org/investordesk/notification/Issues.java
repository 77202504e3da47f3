package org.investordesk.notification;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;

/** An issue about a 35 kV line, as mails see it; each change names what matters. */
record Issues(
    IssueNumber number,
    UUID caseId,
    Language language,
    boolean verified,
    boolean handled,
    String name,
    String email,
    String subject,
    @Nullable Instant dueAt) {

  static final String TOKEN = "s3cretTokenOfTheStatusLink";
  private static final AtomicInteger COUNT = new AtomicInteger();

  static Issues inWork() {
    return new Issues(
        IssueNumber.of(2026, COUNT.incrementAndGet()),
        UUID.randomUUID(),
        Language.ZH,
        true,
        true,
        "陈建国",
        "chen@investor.example",
        "35kV 专线迟迟没有勘查",
        SettableClock.instant("2026-10-30T17:30"));
  }

  static Issues registered() {
    var issue = inWork();
    return new Issues(
        issue.number,
        issue.caseId,
        issue.language,
        issue.verified,
        false,
        issue.name,
        issue.email,
        issue.subject,
        issue.dueAt);
  }

  Issues inEnglish() {
    return new Issues(
        number,
        caseId,
        Language.EN,
        verified,
        handled,
        "Wei Chen",
        email,
        "35 kV line not surveyed",
        dueAt);
  }

  Issues fromUnverifiedAddress() {
    return new Issues(number, caseId, language, false, handled, name, email, subject, dueAt);
  }

  Issues from(String newName, String newEmail) {
    return new Issues(
        number, caseId, language, verified, handled, newName, newEmail, subject, dueAt);
  }

  Issues about(String newSubject) {
    return new Issues(number, caseId, language, verified, handled, name, email, newSubject, dueAt);
  }

  Issues dueBy(@Nullable Instant newDue) {
    return new Issues(number, caseId, language, verified, handled, name, email, subject, newDue);
  }

  Issues inCase(UUID otherCase) {
    return new Issues(number, otherCase, language, verified, handled, name, email, subject, dueAt);
  }

  IssueView view() {
    return new IssueView(
        number,
        caseId,
        Channel.PORTAL,
        IssueType.POWER,
        "LINE_35KV",
        handled ? IssueState.IN_PROGRESS : IssueState.REGISTERED,
        false,
        subject,
        "厂房已建成，专线申请提交一个月没有人来勘查。\n请尽快安排。",
        "诸暨",
        "年产 5 万吨新材料项目",
        new Contact(name, email, "13800000000", "诸暨新材料有限公司"),
        language,
        verified,
        null,
        null,
        handled ? "power-supply" : null,
        handled ? "供电公司" : null,
        handled ? "Power Supply Company" : null,
        "power-supply",
        handled ? "zhao" : null,
        handled ? "赵敏" : null,
        "lin",
        "林芳",
        SettableClock.instant("2026-10-19T10:05"),
        handled ? SettableClock.instant("2026-10-22T15:20") : null,
        null,
        dueAt,
        null,
        0,
        null,
        TOKEN);
  }
}
