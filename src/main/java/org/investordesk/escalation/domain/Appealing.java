package org.investordesk.escalation.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.AppealMade;
import org.investordesk.escalation.AppealRuled;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.StepsMoved;

/** The investor's appeal 申诉: once for an issue, ruled on by the supervision office. */
public final class Appealing {

  /** Name of the stage whose clock measures the ruling; its limit is in {@code sla/stages.csv}. */
  public static final String STAGE = "APPEAL";

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 3000;

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Appeals appeals;
  private final SupervisionFlow flow;
  private final Calling calling;
  private final StageClocks clocks;
  private final CurrentUsers users;
  private final Audit audit;
  private final News news;
  private final Clock clock;

  public Appealing(
      CaseFiles files,
      IssueDesk desk,
      Appeals appeals,
      SupervisionFlow flow,
      Calling calling,
      StageClocks clocks,
      CurrentUsers users,
      Audit audit,
      News news,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.appeals = appeals;
    this.flow = flow;
    this.calling = calling;
    this.clocks = clocks;
    this.users = users;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  public void appeal(IssueNumber number, String text) {
    var issue =
        files
            .find(number)
            .filter(view -> view.state().isOpen())
            .orElseThrow(() -> new Refusal("escalation.refusal.appealClosed", number.value()));
    var type = issue.type();
    if (issue.department() == null || type == null) {
      throw new Refusal("escalation.refusal.appealTooEarly", number.value());
    }
    var length = text.strip().codePointCount(0, text.strip().length());
    if (length < SHORTEST_TEXT || length > LONGEST_TEXT) {
      throw new Refusal("platform.form.textLength", SHORTEST_TEXT, LONGEST_TEXT, length);
    }
    var at = clock.instant();
    if (!appeals.add(number, text.strip(), at)) {
      throw new Refusal("escalation.refusal.appealedBefore", number.value());
    }
    var policy = new PolicyKey(type.name(), issue.variant());
    clocks.start(number.value(), policy, at, STAGE, null);
    news.publish(new StepsMoved(number.value()));
    flow.appealMade(number);
    desk.record(number, Audience.PUBLIC, "escalation.entry.appealed", List.of(), text.strip(), at);
    audit.record(number.value(), "appeal.made", Map.of());
    var appeal =
        appeals
            .of(number)
            .orElseThrow(() -> new IllegalStateException("no appeal of %s".formatted(number)));
    news.publish(
        new AppealMade(number, text.strip(), appeal.due() == null ? at : appeal.due(), at));
  }

  /** What an upheld appeal brings about. */
  public void callNextLevel(IssueNumber number) {
    var appeal =
        appeals
            .of(number)
            .orElseThrow(() -> new IllegalStateException("no appeal of %s".formatted(number)));
    calling.raise(
        number,
        Calling.RULE_APPEAL,
        Objects.requireNonNull(appeal.reason()),
        Objects.requireNonNull(appeal.ruledBy()));
  }

  /** The ruling; upheld, whoever carries the case along calls the next level. */
  public void rule(IssueNumber number, boolean upheld, String reason) {
    var at = clock.instant();
    var by = users.current().id();
    if (!appeals.rule(number, upheld, reason, by, at)) {
      throw new Refusal("escalation.refusal.appealRuled", number.value());
    }
    clocks.stop(number.value(), at, STAGE, null);
    news.publish(new StepsMoved(number.value()));
    desk.record(
        number,
        Audience.PUBLIC,
        upheld ? "escalation.entry.appealUpheld" : "escalation.entry.appealRejected",
        List.of(),
        reason,
        at);
    audit.record(number.value(), "appeal.ruled", Map.of("upheld", upheld));
    news.publish(new AppealRuled(number, upheld, reason, by, at));
  }
}
