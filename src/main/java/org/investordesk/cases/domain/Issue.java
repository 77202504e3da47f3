package org.investordesk.cases.domain;

import static org.investordesk.cases.IssueState.ANSWERED;
import static org.investordesk.cases.IssueState.DECLINED;
import static org.investordesk.cases.IssueState.DISPATCHED;
import static org.investordesk.cases.IssueState.EXPLAINED;
import static org.investordesk.cases.IssueState.IN_PROGRESS;
import static org.investordesk.cases.IssueState.MERGED;
import static org.investordesk.cases.IssueState.REGISTERED;
import static org.investordesk.cases.IssueState.SOLVED;
import static org.investordesk.cases.IssueState.WAITING_INVESTOR;
import static org.investordesk.cases.IssueState.WAITING_THIRD_PARTY;
import static org.investordesk.cases.IssueState.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.investordesk.cases.Course;
import org.investordesk.cases.HoldingTimes;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** One issue. The only place that knows which step may follow which. */
public final class Issue {

  /** How long after closing an investor may still say "not solved". */
  public static final Duration REOPENING = Duration.ofDays(30);

  /**
   * Everything that is remembered of an issue.
   *
   * @param proposedBy id of the routing rule
   * @param confirmed null while open or where no answer was given
   * @param course how the department carries it on, as chosen when signing for it
   * @param stageHolder whose time the running stage takes; null while none runs
   * @param consulted whether other departments were ever asked for their opinion
   */
  public record Facts(
      IssueNumber number,
      UUID caseId,
      @Nullable IssueType type,
      @Nullable String variant,
      IssueState state,
      boolean underCheck,
      String subject,
      String description,
      @Nullable String area,
      @Nullable String projectName,
      @Nullable Long projectId,
      @Nullable String department,
      @Nullable String proposedDepartment,
      @Nullable String proposedBy,
      @Nullable String handler,
      @Nullable String coordinator,
      Instant registeredAt,
      @Nullable Instant dispatchedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant closedAt,
      @Nullable Instant promisedAt,
      @Nullable String answerText,
      boolean explained,
      @Nullable String ground,
      int reopened,
      @Nullable Boolean confirmed,
      Course course,
      @Nullable Holder stageHolder,
      boolean consulted) {

    /** Whose turn it is; null for a closed issue. */
    public @Nullable Holding holding() {
      return switch (state) {
        case REGISTERED, ACCEPTED -> Holding.DESK;
        case DISPATCHED -> Holding.of(department);
        case IN_PROGRESS -> underCheck ? Holding.DESK : inProgress();
        case WAITING_INVESTOR, ANSWERED -> Holding.INVESTOR;
        case WAITING_THIRD_PARTY -> Holding.THIRD_PARTY;
        case SOLVED, EXPLAINED, WITHDRAWN, DECLINED, MERGED -> null;
      };
    }

    private Holding inProgress() {
      if (stageHolder == Holder.INVESTOR) {
        return Holding.INVESTOR;
      }
      return stageHolder == Holder.THIRD_PARTY ? Holding.THIRD_PARTY : Holding.of(department);
    }
  }

  /**
   * Whose turn it is.
   *
   * @param department null unless it is a department's
   */
  public record Holding(HoldingTimes.Holder holder, @Nullable String department) {

    private static final Holding DESK = new Holding(HoldingTimes.Holder.DESK, null);
    private static final Holding INVESTOR = new Holding(HoldingTimes.Holder.INVESTOR, null);
    private static final Holding THIRD_PARTY = new Holding(HoldingTimes.Holder.THIRD_PARTY, null);

    private static Holding of(@Nullable String department) {
      return new Holding(HoldingTimes.Holder.DEPARTMENT, department);
    }
  }

  private final Facts origin;
  private @Nullable IssueType type;
  private @Nullable String variant;
  private IssueState state;
  private boolean underCheck;
  private @Nullable Long projectId;
  private @Nullable String department;
  private @Nullable String proposedDepartment;
  private @Nullable String proposedBy;
  private @Nullable String handler;
  private @Nullable String coordinator;
  private @Nullable Instant dispatchedAt;
  private @Nullable Instant answeredAt;
  private @Nullable Instant closedAt;
  private @Nullable Instant promisedAt;
  private @Nullable String answerText;
  private boolean explained;
  private @Nullable String ground;
  private int reopened;
  private @Nullable Boolean confirmed;
  private Course course;
  private @Nullable Holder stageHolder;
  private boolean consulted;

  public Issue(Facts facts) {
    origin = facts;
    type = facts.type;
    variant = facts.variant;
    state = facts.state;
    underCheck = facts.underCheck;
    projectId = facts.projectId;
    department = facts.department;
    proposedDepartment = facts.proposedDepartment;
    proposedBy = facts.proposedBy;
    handler = facts.handler;
    coordinator = facts.coordinator;
    dispatchedAt = facts.dispatchedAt;
    answeredAt = facts.answeredAt;
    closedAt = facts.closedAt;
    promisedAt = facts.promisedAt;
    answerText = facts.answerText;
    explained = facts.explained;
    ground = facts.ground;
    reopened = facts.reopened;
    confirmed = facts.confirmed;
    course = facts.course;
    stageHolder = facts.stageHolder;
    consulted = facts.consulted;
  }

  public Facts facts() {
    return new Facts(
        origin.number,
        origin.caseId,
        type,
        variant,
        state,
        underCheck,
        origin.subject,
        origin.description,
        origin.area,
        origin.projectName,
        projectId,
        department,
        proposedDepartment,
        proposedBy,
        handler,
        coordinator,
        origin.registeredAt,
        dispatchedAt,
        answeredAt,
        closedAt,
        promisedAt,
        answerText,
        explained,
        ground,
        reopened,
        confirmed,
        course,
        stageHolder,
        consulted);
  }

  public void propose(String department, String rule) {
    proposedDepartment = department;
    proposedBy = rule;
  }

  /** A coordinator took it up; the first one stays. */
  public boolean contactBy(String user) {
    if (coordinator != null || !state.isOpen()) {
      return false;
    }
    coordinator = user;
    return true;
  }

  public void accept(
      IssueType type,
      @Nullable String variant,
      String department,
      @Nullable Long projectId,
      String coordinator,
      Instant at) {
    allow(state == REGISTERED, "cases.refusal.cannotAccept");
    this.type = type;
    this.variant = variant;
    this.projectId = projectId;
    this.coordinator = coordinator;
    dispatch(department, at);
  }

  public void decline(String coordinator, Instant at) {
    allow(state == REGISTERED, "cases.refusal.cannotAccept");
    this.coordinator = coordinator;
    close(DECLINED, null, at);
  }

  public void signFor(String handler, @Nullable Instant promisedAt, Course course) {
    allow(state == DISPATCHED, "cases.refusal.cannotSignFor");
    state = IN_PROGRESS;
    this.handler = handler;
    this.course = course;
    promise(promisedAt);
  }

  public void update(@Nullable Instant promisedAt) {
    allow(inHands(), "cases.refusal.cannotUpdate");
    promise(promisedAt);
  }

  public void await(IssueState waiting) {
    allow(state == IN_PROGRESS && !underCheck, "cases.refusal.cannotWait");
    state = waiting;
  }

  /** True where this ended a wait. */
  public boolean replied() {
    allow(state.isOpen(), "cases.refusal.cannotReply");
    if (state != WAITING_INVESTOR) {
      return false;
    }
    state = IN_PROGRESS;
    return true;
  }

  public void resume() {
    allow(state == WAITING_INVESTOR || state == WAITING_THIRD_PARTY, "cases.refusal.cannotResume");
    state = IN_PROGRESS;
  }

  /** Begins a stage of the type's own process; they come one after another. */
  public void beginStage(Holder holder) {
    allow(state == IN_PROGRESS && !underCheck && stageHolder == null, "cases.refusal.cannotBegin");
    stageHolder = holder;
  }

  /** The running stage goes over to somebody else. */
  public void handOverStage(Holder holder) {
    allow(state == IN_PROGRESS && stageHolder != null, "cases.refusal.stageWaits");
    stageHolder = holder;
  }

  /** Ends the running stage; not while its answer depends on somebody who was asked. */
  public void endStage() {
    allow(state == IN_PROGRESS && stageHolder != null, "cases.refusal.stageWaits");
    stageHolder = null;
  }

  /** Other departments are asked for their opinion, while some department has it in hand. */
  public void consult() {
    allow(inHands() && !underCheck, "cases.refusal.cannotConsult");
    consulted = true;
  }

  /** Whether somebody else works on the running stage, so that the clocks stand still. */
  public boolean stageIsElsewhere() {
    return stageHolder != null && stageHolder != Holder.GOVERNMENT;
  }

  public void submitAnswer(String text, boolean explained, @Nullable String ground) {
    allow(state == IN_PROGRESS && !underCheck, "cases.refusal.cannotAnswer");
    allow(stageHolder == null, "cases.refusal.stageRuns");
    underCheck = true;
    answerText = text;
    this.explained = explained;
    this.ground = ground;
  }

  public void release(@Nullable String wording, Instant at) {
    allow(underCheck, "cases.refusal.cannotCheck");
    underCheck = false;
    state = ANSWERED;
    answeredAt = at;
    if (wording != null) {
      answerText = wording;
    }
  }

  public void returnAnswer() {
    allow(underCheck, "cases.refusal.cannotCheck");
    underCheck = false;
  }

  public void confirm(Instant at) {
    allow(state == ANSWERED, "cases.refusal.cannotConfirm");
    close(explained ? EXPLAINED : SOLVED, true, at);
  }

  public void lapse(Instant at) {
    allow(state == ANSWERED, "cases.refusal.cannotConfirm");
    close(explained ? EXPLAINED : SOLVED, false, at);
  }

  /** True where the issue had been closed already and needs a new instance. */
  public boolean object(Instant at) {
    var closed = closedAt;
    var answeredBefore = state == SOLVED || state == EXPLAINED;
    allow(state == ANSWERED || answeredBefore, "cases.refusal.cannotObject");
    allow(closed == null || !at.isAfter(closed.plus(REOPENING)), "cases.refusal.tooLateToReopen");
    reopened++;
    confirmed = null;
    closedAt = null;
    dispatch(Objects.requireNonNull(department), at);
    return answeredBefore;
  }

  public void withdraw(Instant at) {
    allow(state.isOpen(), "cases.refusal.cannotWithdraw");
    close(WITHDRAWN, null, at);
  }

  /** Leaves its department; the new one starts by signing for it. */
  public String transfer(String department, Instant at) {
    allow(inHands() && !underCheck, "cases.refusal.cannotTransfer");
    var from = Objects.requireNonNull(this.department);
    allow(!from.equals(department), "cases.refusal.sameDepartment");
    handler = null;
    dispatch(department, at);
    return from;
  }

  /**
   * @param ownProcess the new type has a process of its own: the department signs for it again and
   *     chooses its course
   * @return true where it must be signed for anew
   */
  public boolean retype(IssueType type, @Nullable String variant, boolean ownProcess) {
    allow(state == REGISTERED || (inHands() && !underCheck), "cases.refusal.cannotRetype");
    this.type = type;
    this.variant = variant;
    leaveCourse();
    if (ownProcess && inHands()) {
      var signedFor = state != DISPATCHED;
      state = DISPATCHED;
      return signedFor;
    }
    if (state == WAITING_INVESTOR || state == WAITING_THIRD_PARTY) {
      state = IN_PROGRESS;
    }
    return false;
  }

  /** Parts may be split off while a department works on it. */
  public void allowSplitting() {
    allow(inHands() && !underCheck, "cases.refusal.cannotSplit");
  }

  /** It is found to be the same as another one, in which it lives on. */
  public void merge(Instant at) {
    allow(state == REGISTERED || (inHands() && !underCheck), "cases.refusal.cannotMerge");
    close(MERGED, null, at);
  }

  /** It was not the same after all: it goes on at the dispatch. */
  public void separate(IssueType type, @Nullable String variant, String department, Instant at) {
    allow(state == MERGED, "cases.refusal.cannotSeparate");
    this.type = type;
    this.variant = variant;
    closedAt = null;
    handler = null;
    dispatch(department, at);
  }

  /** Between dispatch and answer: some department has it. */
  public boolean inHands() {
    return state == DISPATCHED
        || state == IN_PROGRESS
        || state == WAITING_INVESTOR
        || state == WAITING_THIRD_PARTY;
  }

  private void dispatch(String department, Instant at) {
    state = DISPATCHED;
    this.department = department;
    dispatchedAt = at;
    leaveCourse();
  }

  private void leaveCourse() {
    course = Course.DIRECT;
    stageHolder = null;
  }

  private void promise(@Nullable Instant at) {
    if (at != null) {
      promisedAt = at;
    }
  }

  private void close(IssueState end, @Nullable Boolean byWord, Instant at) {
    state = end;
    underCheck = false;
    stageHolder = null;
    confirmed = byWord;
    closedAt = at;
  }

  private static void allow(boolean allowed, String key) {
    if (!allowed) {
      throw new Refusal(key);
    }
  }
}
