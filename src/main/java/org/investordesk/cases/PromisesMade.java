package org.investordesk.cases;

import java.time.Instant;
import java.time.ZoneId;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Promise;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A date that an investor reads in a plan or an update is a promise on record. */
@Component
class PromisesMade {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Commitments commitments;
  private final CaseFiles files;
  private final CurrentUsers users;

  PromisesMade(Commitments commitments, CaseFiles files, CurrentUsers users) {
    this.commitments = commitments;
    this.files = files;
    this.users = users;
  }

  @EventListener
  void on(IssueSignedFor signed) {
    made(signed.issue(), signed.promisedAt(), signed.plan(), signed.at());
  }

  @EventListener
  void on(UpdatePublished update) {
    made(update.issue(), update.promisedAt(), update.text(), update.at());
  }

  private void made(
      IssueNumber number, @Nullable Instant promisedAt, @Nullable String words, Instant at) {
    if (promisedAt == null) {
      return;
    }
    var department = files.find(number).map(IssueView::department).orElse(null);
    commitments.promise(
        number.value(),
        new Promise(
            users.current().id(),
            department,
            words == null ? "" : words,
            promisedAt.atZone(SHANGHAI).toLocalDate(),
            at));
  }
}
