package org.investordesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.investordesk.cases.AnswerReleased;
import org.investordesk.cases.AnswerReturned;
import org.investordesk.cases.AnswerSubmitted;
import org.investordesk.cases.ContactVerified;
import org.investordesk.cases.InvestorReplied;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueDeclined;
import org.investordesk.cases.IssueDispatched;
import org.investordesk.cases.IssueRegistered;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueSignedFor;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.LegalGround;
import org.investordesk.cases.PapersRequested;
import org.investordesk.cases.UpdatePublished;
import org.investordesk.cases.WorkResumed;
import org.investordesk.directory.Department;
import org.investordesk.directory.Person;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.Test;

/** Which mails an event makes, for whom, in which state, and that it makes them once. */
class NoticesTest {

  private final Correspondence office = new Correspondence();
  private final Instant now = office.desk.clock.instant();

  @Test
  void a_registered_issue_is_acknowledged_at_once_even_at_night() {
    var issue = has(Issues.registered());
    office.desk.itIs(SettableClock.instant("2026-10-24T23:10"));

    office.change(mail -> mail.on(new IssueRegistered(issue.number(), issue.caseId(), now)));

    assertThat(office.mails(issue.number()))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.kind()).isEqualTo(MailKind.RECEIPT);
              assertThat(mail.state()).isEqualTo(MailState.PENDING);
              assertThat(mail.recipient()).isEqualTo("chen@investor.example");
              assertThat(mail.notBefore()).isEqualTo(SettableClock.instant("2026-10-24T23:10"));
            });
  }

  @Test
  void an_event_told_twice_makes_one_mail_and_two_updates_of_one_instant_make_two() {
    var issue = has(Issues.inWork());
    var first = new UpdatePublished(issue.number(), "已到现场。", null, now);
    var second = new UpdatePublished(issue.number(), "方案已出。", null, now);

    office.change(mail -> mail.on(first));
    office.change(mail -> mail.on(first));
    office.change(mail -> mail.on(second));

    assertThat(office.kinds(issue.number())).containsExactly(MailKind.UPDATE, MailKind.UPDATE);
    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::messageId)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_mail_exists_only_if_the_change_does() {
    var issue = has(Issues.inWork());

    assertThatThrownBy(
            () ->
                office.change(
                    mail -> {
                      mail.on(new UpdatePublished(issue.number(), "已到现场。", null, now));
                      throw new IllegalArgumentException("the change fails");
                    }))
        .hasMessage("the change fails");

    assertThat(office.mails(issue.number())).isEmpty();
  }

  @Test
  void a_dispatch_tells_the_investor_and_asks_the_department() {
    var issue = has(Issues.inWork());

    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "power-supply", null, now)));

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::kind, OutgoingMail::recipient)
        .containsExactly(
            tuple(MailKind.DISPATCHED, "chen@investor.example"),
            tuple(MailKind.STAFF_DISPATCHED, "power@city.example"));
  }

  @Test
  void a_department_without_mailbox_is_asked_through_its_handlers_then_head_then_duty() {
    var issue = has(Issues.inWork());
    var at = now;

    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "housing", null, at)));
    office.desk.people.put("head", new Person("head", "孙局", "head@city.example"));
    office.desk.heads.put("housing", "head");
    office.change(
        mail -> mail.on(new IssueDispatched(issue.number(), "housing", null, at.plusSeconds(1))));
    office.desk.handlers.put("housing", List.of("qian", "zhao"));
    office.change(
        mail -> mail.on(new IssueDispatched(issue.number(), "housing", null, at.plusSeconds(2))));

    assertThat(staffMails(issue))
        .extracting(OutgoingMail::recipient)
        .containsExactly(
            "duty@desk.example", "head@city.example", "qian@city.example", "zhao@city.example");
  }

  @Test
  void who_has_no_address_at_all_is_shown_as_refused_and_not_left_out() {
    var issue = has(Issues.inWork());
    office.desk.dutyCoordinator = new Person("duty", "值班员", null);
    office.desk.people.remove("lin");

    office.change(mail -> mail.on(new AnswerSubmitted(issue.number(), now)));

    assertThat(office.mails(issue.number()))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.state()).isEqualTo(MailState.REFUSED);
              assertThat(mail.recipient()).isNull();
              assertThat(mail.addressee()).isEqualTo("person/duty");
            });
  }

  @Test
  void a_reopening_is_one_mail_to_each_although_the_issue_is_dispatched_with_it() {
    var issue = has(Issues.inWork());

    office.change(
        mail -> {
          mail.on(new IssueReopened(issue.number(), "还是没电。", true, now));
          mail.on(new IssueDispatched(issue.number(), "power-supply", null, now.plusMillis(3)));
        });

    assertThat(office.kinds(issue.number()))
        .containsExactly(MailKind.REOPENED, MailKind.STAFF_REOPENED);
  }

  @Test
  void a_reopening_takes_the_place_of_the_dispatch_whichever_is_told_first() {
    var issue = has(Issues.inWork());

    office.change(
        mail -> {
          mail.on(new IssueDispatched(issue.number(), "power-supply", null, now));
          mail.on(new IssueReopened(issue.number(), "还是没电。", false, now));
        });

    assertThat(office.kinds(issue.number()))
        .containsExactly(MailKind.REOPENED, MailKind.STAFF_REOPENED);
  }

  @Test
  void a_dispatch_after_a_reopening_of_another_day_is_told() {
    var issue = has(Issues.inWork());

    office.change(mail -> mail.on(new IssueReopened(issue.number(), "还是没电。", false, now)));
    office.change(
        mail -> mail.on(new IssueDispatched(issue.number(), "housing", "power-supply", now)));

    assertThat(office.kinds(issue.number())).contains(MailKind.REOPENED, MailKind.DISPATCHED);
  }

  @Test
  void a_plan_told_while_signing_is_one_mail() {
    var issue = has(Issues.inWork());

    office.change(
        mail -> {
          mail.on(new UpdatePublished(issue.number(), "周四勘查。", null, now));
          mail.on(new IssueSignedFor(issue.number(), "power-supply", "zhao", "周四勘查。", null, now));
        });

    assertThat(office.kinds(issue.number())).containsExactly(MailKind.SIGNED_FOR);
  }

  @Test
  void a_change_of_type_is_told_only_where_the_date_moved() {
    var issue = Issues.inWork();
    has(issue);
    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "power-supply", null, now)));

    office.change(mail -> mail.on(new IssueRetyped(issue.number(), "低压", now)));
    assertThat(office.kinds(issue.number())).doesNotContain(MailKind.RETYPED);

    has(issue.dueBy(SettableClock.instant("2026-11-13T17:30")));
    office.change(mail -> mail.on(new IssueRetyped(issue.number(), "低压", now)));
    assertThat(office.kinds(issue.number())).contains(MailKind.RETYPED);
  }

  @Test
  void a_declined_issue_is_told_once_with_its_ground_and_not_again_as_closed() {
    var issue = has(Issues.registered());

    office.change(
        mail -> {
          mail.on(new IssueDeclined(issue.number(), LegalGround.IN_COURT, "已立案。", now));
          mail.on(new IssueClosed(issue.number(), IssueState.DECLINED, null, now));
        });

    assertThat(office.kinds(issue.number())).containsExactly(MailKind.DECLINED);
  }

  @Test
  void an_unverified_address_gets_one_receipt_and_the_rest_after_it_is_verified() {
    var first = has(Issues.registered().fromUnverifiedAddress());
    var second = has(Issues.registered().fromUnverifiedAddress().inCase(first.caseId()));
    office.change(mail -> mail.on(new IssueRegistered(first.number(), first.caseId(), now)));
    office.change(mail -> mail.on(new IssueRegistered(second.number(), first.caseId(), now)));
    office.change(mail -> mail.on(new IssueDispatched(first.number(), "power-supply", null, now)));

    assertThat(investorStates(first)).containsExactly(MailState.PENDING, MailState.WITHHELD);
    assertThat(investorStates(second)).containsExactly(MailState.WITHHELD);
    assertThat(staffMails(first)).extracting(OutgoingMail::state).containsOnly(MailState.PENDING);

    office.desk.itIs(SettableClock.instant("2026-10-24T22:00"));
    office.change(
        mail -> mail.on(new ContactVerified(first.caseId(), office.desk.clock.instant())));

    assertThat(investorStates(first)).containsExactly(MailState.PENDING, MailState.PENDING);
    assertThat(investorStates(second)).containsExactly(MailState.PENDING);
    assertThat(office.mails(second.number()).get(0).nextAttemptAt())
        .as("what answers the investor's click goes at once")
        .isEqualTo(SettableClock.instant("2026-10-24T22:00"));
  }

  @Test
  void another_case_is_not_released_by_a_verification() {
    var issue = has(Issues.inWork().fromUnverifiedAddress());
    var other = has(Issues.inWork());
    office.change(mail -> mail.on(new UpdatePublished(issue.number(), "已到现场。", null, now)));

    office.change(mail -> mail.on(new ContactVerified(other.caseId(), now)));

    assertThat(investorStates(issue)).containsExactly(MailState.WITHHELD);
  }

  @Test
  void a_notice_of_the_evening_waits_for_the_morning() {
    var issue = has(Issues.inWork());
    office.desk.itIs(SettableClock.instant("2026-10-23T20:00"));

    office.change(mail -> mail.on(new UpdatePublished(issue.number(), "已到现场。", null, now)));

    assertThat(office.mails(issue.number()))
        .singleElement()
        .extracting(OutgoingMail::nextAttemptAt)
        .isEqualTo(SettableClock.instant("2026-10-26T08:30"));
  }

  @Test
  void an_escalation_reaches_each_person_once_although_named_twice() {
    var issue = has(Issues.inWork());
    var leader = new Person("zhou", "周市长", "zhou@city.example");
    var sameMailbox = new Person("office", "周市长秘书", "ZHOU@city.example");
    var supervision = new Person("dcs", "督查室", "dcs@city.example");

    office.change(
        mail ->
            mail.on(
                new IssueEscalated(
                    issue.number(),
                    Level.L2,
                    "resolution-100",
                    ClockName.RESOLUTION,
                    now,
                    List.of(leader),
                    List.of(sameMailbox, leader, supervision),
                    now)));

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::recipient)
        .containsExactly("zhou@city.example", "dcs@city.example");
  }

  @Test
  void a_mailbox_told_of_a_call_is_the_department_so_that_its_mail_can_be_sent_again() {
    var issue = has(Issues.inWork());
    var mailbox = new Person("power-supply", "供电公司", "power@city.example");

    office.change(
        mail ->
            mail.on(
                new IssueEscalated(
                    issue.number(),
                    Level.Y,
                    "resolution-80",
                    ClockName.RESOLUTION,
                    now,
                    List.of(office.desk.people.get("zhao")),
                    List.of(mailbox),
                    now)));

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::addressee)
        .containsExactly("person/zhao", "department/power-supply");
  }

  @Test
  void a_leaders_word_goes_to_the_department_and_in_copy_to_its_head() {
    var issue = has(Issues.inWork());
    office.desk.heads.put("power-supply", "qian");

    office.change(mail -> mail.on(urged(issue, "power-supply")));
    office.change(mail -> mail.on(urged(issue, "power-supply")));

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::kind, OutgoingMail::recipient)
        .containsExactly(
            tuple(MailKind.STAFF_URGED, "power@city.example"),
            tuple(MailKind.STAFF_URGED, "qian@city.example"));
    assertThat(office.mails(issue.number()).get(1).plain()).contains("本邮件抄送您");
  }

  @Test
  void without_a_mailbox_a_leaders_word_goes_to_the_handlers_and_a_head_among_them_gets_it_once() {
    var issue = has(Issues.inWork());
    office.desk.handlers.put("housing", List.of("zhao", "qian"));
    office.desk.heads.put("housing", "qian");

    office.change(mail -> mail.on(urged(issue, "housing")));

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::recipient)
        .containsExactly("zhao@city.example", "qian@city.example");
    assertThat(office.mails(issue.number())).noneMatch(mail -> mail.plain().contains("本邮件抄送您"));
  }

  @Test
  void a_leaders_word_of_the_evening_keeps_office_hours() {
    var issue = has(Issues.inWork());
    office.desk.itIs(SettableClock.instant("2026-10-23T20:00"));

    office.change(mail -> mail.on(urged(issue, "power-supply")));

    assertThat(office.mails(issue.number()))
        .singleElement()
        .extracting(OutgoingMail::notBefore)
        .isEqualTo(SettableClock.instant("2026-10-26T08:30"));
  }

  @Test
  void silence_brings_two_reminders_and_other_milestones_bring_none() {
    var issue = has(Issues.inWork());
    var subject = issue.number().value();

    office.change(
        mail -> {
          mail.on(new MilestoneReached(subject, ClockName.RESOLUTION, Milestone.YELLOW, now, now));
          mail.on(new MilestoneReached(subject, ClockName.SILENCE, Milestone.DUE, now, now));
        });
    assertThat(office.mails(issue.number())).isEmpty();

    office.change(
        mail -> {
          mail.on(new MilestoneReached(subject, ClockName.SILENCE, Milestone.REMINDER_1, now, now));
          mail.on(new MilestoneReached(subject, ClockName.SILENCE, Milestone.REMINDER_2, now, now));
        });
    assertThat(office.kinds(issue.number()))
        .containsExactly(MailKind.REMINDER_1, MailKind.REMINDER_2);
  }

  @Test
  void all_mail_to_the_investor_is_one_thread_and_staff_has_its_own() {
    var issue = has(Issues.inWork());
    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "power-supply", null, now)));
    office.change(mail -> mail.on(new PapersRequested(issue.number(), "请补图纸。", now)));
    office.change(mail -> mail.on(new WorkResumed(issue.number(), "已收到。", now)));

    var mails = office.mails(issue.number());
    var root = mails.get(0);
    assertThat(root.inReplyTo()).isNull();
    assertThat(mails)
        .filteredOn(
            mail -> mail.kind() == MailKind.PAPERS_REQUESTED || mail.kind() == MailKind.RESUMED)
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.inReplyTo()).isEqualTo(root.messageId()));
    assertThat(staffMails(issue)).extracting(OutgoingMail::inReplyTo).containsOnlyNulls();
  }

  @Test
  void what_staff_must_do_is_asked_of_the_right_person() {
    var issue = has(Issues.inWork());
    office.change(mail -> mail.on(new InvestorReplied(issue.number(), "图纸在附件。", now)));
    office.change(mail -> mail.on(new AnswerSubmitted(issue.number(), now)));
    office.change(mail -> mail.on(new AnswerReturned(issue.number(), "请写明日期。", now)));

    assertThat(staffMails(issue))
        .extracting(OutgoingMail::recipient)
        .containsExactly("zhao@city.example", "lin@city.example", "zhao@city.example");
  }

  @Test
  void before_the_dispatch_the_investors_word_goes_to_the_coordinator() {
    var issue = has(Issues.registered());

    office.change(mail -> mail.on(new InvestorReplied(issue.number(), "补充说明。", now)));

    assertThat(staffMails(issue))
        .extracting(OutgoingMail::recipient)
        .containsExactly("lin@city.example");
  }

  @Test
  void the_outbox_keeps_no_secret_of_the_status_link() {
    var issue = has(Issues.inWork());
    office.change(mail -> mail.on(new AnswerReleased(issue.number(), "已安排。", false, now)));

    assertThat(office.mails(issue.number()))
        .allSatisfy(
            mail -> {
              assertThat(mail.html()).doesNotContain(Issues.TOKEN);
              assertThat(mail.plain()).doesNotContain(Issues.TOKEN);
              assertThat(mail.plain())
                  .contains("https://desk.example/s/" + MimeLetter.STATUS_TOKEN);
            });
  }

  @Test
  void a_sent_mail_cannot_be_sent_again_and_a_refused_one_goes_to_the_new_address() {
    var issue = has(Issues.inWork());
    office.change(mail -> mail.on(new UpdatePublished(issue.number(), "已到现场。", null, now)));
    var mail = office.mails(issue.number()).get(0);

    assertThat(office.outbox.sendAgain(mail.id(), "new@investor.example", now)).isFalse();
    var claimed = office.outbox.claim(now, Duration.ofMinutes(5)).orElseThrow();
    office.outbox.markLost(claimed, MailState.REFUSED, "550 no such user", now);
    assertThat(office.outbox.sendAgain(mail.id(), "new@investor.example", now)).isTrue();

    assertThat(office.mails(issue.number()))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.recipient()).isEqualTo("new@investor.example");
              assertThat(again.state()).isEqualTo(MailState.PENDING);
              assertThat(again.messageId()).isEqualTo(mail.messageId());
            });
  }

  @Test
  void a_department_mailbox_added_later_is_used() {
    office.desk.departments.put(
        "housing", new Department("housing", "住建局", "Housing Bureau", "zjj@city.example", true));
    var issue = has(Issues.inWork());

    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "housing", null, now)));

    assertThat(staffMails(issue))
        .extracting(OutgoingMail::recipient)
        .containsExactly("zjj@city.example");
  }

  private SupervisionUrged urged(IssueView issue, String department) {
    return new SupervisionUrged(issue.number(), "zhou", department, "请今天上门查勘。", null, now);
  }

  private IssueView has(Issues issue) {
    return office.desk.has(issue.view());
  }

  private List<OutgoingMail> staffMails(IssueView issue) {
    return office.mails(issue.number()).stream()
        .filter(mail -> mail.audience() == Addressee.Audience.STAFF)
        .toList();
  }

  private List<MailState> investorStates(IssueView issue) {
    return office.mails(issue.number()).stream()
        .filter(mail -> mail.audience() == Addressee.Audience.INVESTOR)
        .map(OutgoingMail::state)
        .toList();
  }
}
