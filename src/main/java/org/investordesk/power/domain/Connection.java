package org.investordesk.power.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Refusal;
import org.investordesk.power.ConnectionView;
import org.investordesk.power.Stage;
import org.investordesk.power.Works;
import org.jspecify.annotations.Nullable;

/** One connection and what may happen to it next. */
public final class Connection {

  /** Working days the investor has to contest a scheme; the day of the answer is not counted. */
  public static final int WINDOW = 3;

  /** What the investor must bring before the process goes on. */
  public enum Awaited {
    PAPERS,
    DESIGN,
    RECTIFICATION
  }

  /**
   * All there is to a connection; the fields of {@link ConnectionView} mean the same here.
   *
   * @param startedAt when the first stage of this handling began; null before
   * @param stage that runs now; null between stages
   * @param stageSince when it began
   * @param papersAsked the one notice of what the application lacks has been sent
   * @param awaited what the process waits for; null while it waits for nobody
   */
  public record Facts(
      IssueNumber issue,
      @Nullable Supply supply,
      @Nullable Instant startedAt,
      @Nullable Stage stage,
      @Nullable Instant stageSince,
      boolean papersAsked,
      @Nullable Awaited awaited,
      @Nullable String scheme,
      @Nullable Works works,
      @Nullable Instant schemeAnsweredAt,
      @Nullable Instant contestUntil,
      @Nullable String contest,
      @Nullable Instant contestedAt,
      @Nullable Instant settledAt,
      boolean silent,
      @Nullable LocalDate energisedOn,
      @Nullable String meter,
      @Nullable String greenReason,
      @Nullable Instant greenSince,
      @Nullable String greenBy) {

    public ConnectionView view() {
      return new ConnectionView(
          issue,
          supply == null ? null : supply.voltage(),
          supply == null ? null : supply.capacityKva(),
          scheme,
          works,
          schemeAnsweredAt,
          contestUntil,
          contest,
          contestedAt,
          settledAt,
          silent,
          energisedOn,
          meter,
          greenReason,
          greenSince,
          greenBy);
    }
  }

  private final IssueNumber issue;
  private @Nullable Supply supply;
  private @Nullable Instant startedAt;
  private @Nullable Stage stage;
  private @Nullable Instant stageSince;
  private boolean papersAsked;
  private @Nullable Awaited awaited;
  private @Nullable String scheme;
  private @Nullable Works works;
  private @Nullable Instant schemeAnsweredAt;
  private @Nullable Instant contestUntil;
  private @Nullable String contest;
  private @Nullable Instant contestedAt;
  private @Nullable Instant settledAt;
  private boolean silent;
  private @Nullable LocalDate energisedOn;
  private @Nullable String meter;
  private @Nullable String greenReason;
  private @Nullable Instant greenSince;
  private @Nullable String greenBy;

  /** A connection of which nothing is known yet. */
  public Connection(IssueNumber issue) {
    this.issue = issue;
  }

  public Connection(Facts facts) {
    this(facts.issue);
    supply = facts.supply;
    startedAt = facts.startedAt;
    stage = facts.stage;
    stageSince = facts.stageSince;
    papersAsked = facts.papersAsked;
    awaited = facts.awaited;
    scheme = facts.scheme;
    works = facts.works;
    schemeAnsweredAt = facts.schemeAnsweredAt;
    contestUntil = facts.contestUntil;
    contest = facts.contest;
    contestedAt = facts.contestedAt;
    settledAt = facts.settledAt;
    silent = facts.silent;
    energisedOn = facts.energisedOn;
    meter = facts.meter;
    greenReason = facts.greenReason;
    greenSince = facts.greenSince;
    greenBy = facts.greenBy;
  }

  public Facts facts() {
    return new Facts(
        issue,
        supply,
        startedAt,
        stage,
        stageSince,
        papersAsked,
        awaited,
        scheme,
        works,
        schemeAnsweredAt,
        contestUntil,
        contest,
        contestedAt,
        settledAt,
        silent,
        energisedOn,
        meter,
        greenReason,
        greenSince,
        greenBy);
  }

  /** False where the stage runs already: the works were handed over. */
  public boolean begin(Stage next, Instant at) {
    if (stage == next) {
      return false;
    }
    startedAt = startedAt == null ? at : startedAt;
    stage = next;
    stageSince = at;
    return true;
  }

  /** The stage has come to its result. */
  public void end() {
    stage = null;
    stageSince = null;
  }

  /** What the process waits for, told once; null where it waits for nothing. */
  public @Nullable Awaited arrived() {
    var told = awaited;
    awaited = null;
    return told;
  }

  public void apply(Supply what) {
    supply = what;
    end();
  }

  public void askForPapers() {
    allow(!papersAsked, "power.refusal.papersAskedOnce");
    papersAsked = true;
    await(Awaited.PAPERS);
  }

  /** The stage has ended; the next run begins when the investor has brought what is awaited. */
  public void await(Awaited what) {
    end();
    awaited = what;
  }

  public void answerScheme(String text, Works builder, Instant at, Instant until) {
    scheme = text;
    works = builder;
    schemeAnsweredAt = at;
    contestUntil = until;
  }

  public void acceptScheme(Instant at) {
    requireOpenWindow();
    settle(false, at);
  }

  /** What was said after the window is too late, even where nobody has noted its end yet. */
  public void contestScheme(String reason, Instant at, Object untilInWords) {
    if (scheme == null || contestUntil == null) {
      throw new Refusal("power.refusal.noScheme");
    }
    allow(contestedAt == null, "power.refusal.contestedOnce");
    allow(settledAt == null || silent, "power.refusal.schemeAccepted");
    if (silent || at.isAfter(contestUntil)) {
      throw new Refusal("power.refusal.contestTooLate", untilInWords);
    }
    contest = reason;
    contestedAt = at;
    end();
  }

  public void letSchemeStand(Instant at) {
    requireOpenWindow();
    settle(true, at);
  }

  /** The answer to a contest is final. */
  public void answerContest(@Nullable String revised, @Nullable Works builder, Instant at) {
    allow(contestedAt != null && settledAt == null, "power.refusal.notContested");
    if (revised != null) {
      scheme = revised;
    }
    if (builder != null) {
      works = builder;
    }
    schemeAnsweredAt = at;
    settle(false, at);
  }

  private void requireOpenWindow() {
    allow(
        contestUntil != null && settledAt == null && contestedAt == null,
        "power.refusal.noWordAwaited");
  }

  private void settle(boolean bySilence, Instant at) {
    settledAt = at;
    silent = bySilence;
    end();
  }

  public void handOver(Works to) {
    allow(works != to, "power.refusal.sameBuilder");
    works = to;
  }

  public void energised(LocalDate on, String number) {
    energisedOn = on;
    meter = number;
    end();
  }

  /** The issue left the process: another department or type, or it comes back after its answer. */
  public void startOver() {
    supply = null;
    startedAt = null;
    papersAsked = false;
    awaited = null;
    scheme = null;
    works = null;
    schemeAnsweredAt = null;
    contestUntil = null;
    contest = null;
    contestedAt = null;
    settledAt = null;
    silent = false;
    energisedOn = null;
    meter = null;
    end();
  }

  public void enterGreenChannel(String reason, String by, Instant at) {
    allow(greenReason == null, "power.refusal.greenAlready");
    greenReason = reason;
    greenBy = by;
    greenSince = at;
  }

  public void leaveGreenChannel() {
    allow(greenReason != null, "power.refusal.notGreen");
    greenReason = null;
    greenBy = null;
    greenSince = null;
  }

  private static void allow(boolean allowed, String key) {
    if (!allowed) {
      throw new Refusal(key);
    }
  }
}
