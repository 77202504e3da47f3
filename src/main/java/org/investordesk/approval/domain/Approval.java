package org.investordesk.approval.domain;

import static org.investordesk.approval.domain.Approval.Phase.CONVERSION;
import static org.investordesk.approval.domain.Approval.Phase.DECIDED;
import static org.investordesk.approval.domain.Approval.Phase.DECISION;
import static org.investordesk.approval.domain.Approval.Phase.JOINT_REVIEW;
import static org.investordesk.approval.domain.Approval.Phase.LEFT;
import static org.investordesk.approval.domain.Approval.Phase.MEETING;
import static org.investordesk.approval.domain.Approval.Phase.NOT_CONVERTIBLE;
import static org.investordesk.approval.domain.Approval.Phase.REVIEW;
import static org.investordesk.approval.domain.Approval.Phase.RULING;
import static org.investordesk.approval.domain.Approval.Phase.SIMULATED_OPINION;
import static org.investordesk.approval.domain.Approval.Phase.WAITING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.investordesk.approval.Bringer;
import org.investordesk.approval.LandPaper;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One round of an approval: from the review of the papers to the decision. The only place that
 * knows which step may follow which.
 */
public final class Approval {

  /** How far it is. */
  public enum Phase {
    /** 审查材料 */
    REVIEW,
    /** 并联审查, until the convener has summed up */
    JOINT_REVIEW,
    /** 召开协调会 */
    MEETING,
    /** 裁定分歧 */
    RULING,
    /** 出具模拟意见 */
    SIMULATED_OPINION,
    /** 等待前置文件 */
    WAITING,
    /** 转为正式审批 */
    CONVERSION,
    /** 作出决定 */
    DECISION,
    /** 已决定 */
    DECIDED,
    /** 模拟意见不同意，不再转换 */
    NOT_CONVERTIBLE,
    /** 已离开本流程: withdrawn, transferred or of another type */
    LEFT;

    public boolean isOpen() {
      return ordinal() <= DECISION.ordinal();
    }
  }

  /** What a review came to, whoever came to it. */
  public record Conclusion(Verdict verdict, String text, List<String> conditions) {
    public Conclusion {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * @param minutedOn the day it was held; null before the minutes
   */
  public record Meeting(
      Instant at,
      String place,
      String cause,
      @Nullable LocalDate minutedOn,
      List<String> attendance,
      @Nullable String minutes) {}

  /** The simulated opinion in words for the investor. */
  public record Simulated(String text, Bringer bringer, Instant at) {}

  /**
   * A paper that was missing at the review.
   *
   * @param receivedBy user id or {@code investor}; null while it is missing
   * @param unfit why the one that came before was sent back
   */
  public record Missing(
      LandPaper paper,
      @Nullable Instant receivedAt,
      @Nullable String receivedBy,
      @Nullable String reference,
      @Nullable LocalDate datedOn,
      @Nullable UUID file,
      @Nullable String unfit) {

    static Missing of(LandPaper paper) {
      return new Missing(paper, null, null, null, null, null, null);
    }

    public boolean isReceived() {
      return receivedAt != null;
    }
  }

  /** The formal conclusion after a simulated one, and why it differs where it does. */
  public record Converted(
      Verdict verdict,
      List<String> conditions,
      @Nullable String opinionReason,
      @Nullable String conditionsReason,
      Instant at) {}

  /** The decision as it went out. */
  public record Decided(
      boolean granted,
      String document,
      LocalDate on,
      @Nullable String text,
      @Nullable String ground,
      @Nullable String remedyBody,
      @Nullable LocalDate remedyUntil,
      Instant at) {}

  /**
   * Everything that is remembered of a round.
   *
   * @param round 1, 2, … where the issue came back
   * @param department who leads it, and convenes
   * @param matter null before the review
   * @param overruled by department, why its opinion was not followed
   */
  public record Facts(
      IssueNumber issue,
      int round,
      String department,
      boolean simulated,
      Phase phase,
      @Nullable String matter,
      @Nullable String found,
      boolean joint,
      @Nullable Meeting meeting,
      @Nullable Conclusion conclusion,
      Map<String, String> overruled,
      @Nullable Simulated opinion,
      List<Missing> missing,
      @Nullable Converted converted,
      @Nullable Decided decided,
      Instant begunAt,
      @Nullable Instant endedAt) {

    /** The papers that are still awaited. */
    public List<LandPaper> awaited() {
      return missing.stream().filter(one -> !one.isReceived()).map(Missing::paper).toList();
    }

    /** What the decision has to follow: the converted conclusion where there is one. */
    public @Nullable Verdict verdict() {
      return converted != null
          ? converted.verdict()
          : conclusion == null ? null : conclusion.verdict();
    }

    public List<String> conditions() {
      return converted != null
          ? converted.conditions()
          : conclusion == null ? List.of() : conclusion.conditions();
    }
  }

  private final Facts origin;
  private Phase phase;
  private @Nullable String matter;
  private @Nullable String found;
  private boolean joint;
  private @Nullable Meeting meeting;
  private @Nullable Conclusion conclusion;
  private final Map<String, String> overruled;
  private @Nullable Simulated opinion;
  private final Map<LandPaper, Missing> missing = new EnumMap<>(LandPaper.class);
  private @Nullable Converted converted;
  private @Nullable Decided decided;
  private @Nullable Instant endedAt;

  public Approval(Facts facts) {
    origin = facts;
    phase = facts.phase;
    matter = facts.matter;
    found = facts.found;
    joint = facts.joint;
    meeting = facts.meeting;
    conclusion = facts.conclusion;
    overruled = new TreeMap<>(facts.overruled);
    opinion = facts.opinion;
    facts.missing.forEach(one -> missing.put(one.paper(), one));
    converted = facts.converted;
    decided = facts.decided;
    endedAt = facts.endedAt;
  }

  public static Approval begun(
      IssueNumber issue, int round, String department, boolean simulated, Instant at) {
    return new Approval(
        new Facts(
            issue,
            round,
            department,
            simulated,
            REVIEW,
            null,
            null,
            false,
            null,
            null,
            Map.of(),
            null,
            List.of(),
            null,
            null,
            at,
            null));
  }

  public Facts facts() {
    return new Facts(
        origin.issue,
        origin.round,
        origin.department,
        origin.simulated,
        phase,
        matter,
        found,
        joint,
        meeting,
        conclusion,
        Map.copyOf(overruled),
        opinion,
        List.copyOf(missing.values()),
        converted,
        decided,
        origin.begunAt,
        endedAt);
  }

  /**
   * The lead department has reviewed the papers.
   *
   * @param own its conclusion; null where others review as well
   */
  public void review(
      String matter, Set<LandPaper> missing, String found, @Nullable Conclusion own) {
    require(REVIEW);
    if (origin.simulated && missing.isEmpty()) {
      throw new Refusal("approval.refusal.nothingMissing");
    }
    if (!origin.simulated && !missing.isEmpty()) {
      throw new Refusal("approval.refusal.formalWithMissing");
    }
    this.matter = matter;
    this.found = found;
    missing.forEach(paper -> this.missing.put(paper, Missing.of(paper)));
    if (own == null) {
      joint = true;
      phase = JOINT_REVIEW;
    } else {
      conclude(own);
    }
  }

  /** The departments agree enough: the convener concludes. */
  public void sumUp(Conclusion agreed) {
    require(JOINT_REVIEW);
    conclude(agreed);
  }

  public void callMeeting(Instant at, String place, String cause) {
    require(JOINT_REVIEW);
    meeting = new Meeting(at, place, cause, null, List.of(), null);
    phase = MEETING;
  }

  public void minute(LocalDate on, List<String> attendance, String minutes) {
    require(MEETING);
    var called = Objects.requireNonNull(meeting);
    meeting =
        new Meeting(
            called.at(), called.place(), called.cause(), on, List.copyOf(attendance), minutes);
    phase = RULING;
  }

  public void rule(Conclusion ruled, Map<String, String> reasons) {
    require(RULING);
    overruled.putAll(reasons);
    conclude(ruled);
  }

  /** True where papers are awaited. */
  public boolean giveOpinion(String text, Bringer bringer, Instant at) {
    require(SIMULATED_OPINION);
    opinion = new Simulated(text, bringer, at);
    if (Objects.requireNonNull(conclusion).verdict() == Verdict.REFUSED) {
      phase = NOT_CONVERTIBLE;
      endedAt = at;
      return false;
    }
    phase = WAITING;
    return true;
  }

  /** True where nothing is missing any more. */
  public boolean receive(
      LandPaper paper,
      @Nullable String reference,
      @Nullable LocalDate datedOn,
      UUID file,
      String by,
      Instant at) {
    require(WAITING);
    var awaited = missing.get(paper);
    if (awaited == null || awaited.isReceived()) {
      throw new Refusal("approval.refusal.paperNotAwaited");
    }
    missing.put(paper, new Missing(paper, at, by, reference, datedOn, file, null));
    if (!facts().awaited().isEmpty()) {
      return false;
    }
    phase = CONVERSION;
    return true;
  }

  public void sendBack(Set<LandPaper> unfit, String reason) {
    require(CONVERSION);
    if (unfit.isEmpty() || !missing.keySet().containsAll(unfit)) {
      throw new Refusal("approval.refusal.unfitWhich");
    }
    for (var paper : unfit) {
      missing.put(paper, new Missing(paper, null, null, null, null, null, reason));
    }
    phase = WAITING;
  }

  /** What became formal, and why it is not what was said before. */
  public void convert(
      Verdict verdict,
      List<String> conditions,
      @Nullable String opinionReason,
      @Nullable String conditionsReason,
      Instant at) {
    if (phase == WAITING) {
      throw new Refusal("approval.refusal.noTriggerPaper");
    }
    require(CONVERSION);
    var before = Objects.requireNonNull(conclusion);
    if (verdict != before.verdict() && opinionReason == null) {
      throw new Refusal("approval.refusal.opinionReason");
    }
    if (!conditions.equals(before.conditions()) && conditionsReason == null) {
      throw new Refusal("approval.refusal.conditionsReason");
    }
    converted =
        new Converted(
            verdict,
            List.copyOf(conditions),
            verdict == before.verdict() ? null : opinionReason,
            conditions.equals(before.conditions()) ? null : conditionsReason,
            at);
    phase = DECISION;
  }

  /** A decision follows the conclusion it was reached by; another needs another review. */
  public void decide(Decided decision) {
    require(DECISION);
    if (decision.granted() == (facts().verdict() == Verdict.REFUSED)) {
      throw new Refusal("approval.refusal.againstConclusion");
    }
    decided = decision;
    phase = DECIDED;
    endedAt = decision.at();
  }

  /** True where it had not ended by itself. */
  public boolean leave(Instant at) {
    if (!phase.isOpen()) {
      return false;
    }
    phase = LEFT;
    endedAt = at;
    return true;
  }

  private void conclude(Conclusion reached) {
    conclusion = reached;
    phase = origin.simulated ? SIMULATED_OPINION : DECISION;
  }

  private void require(Phase wanted) {
    if (phase != wanted) {
      throw new Refusal("approval.refusal.outOfTurn");
    }
  }

  /**
   * Whether opinions differ so that the departments have to meet: one says no, another does not.
   * Who said nothing does not hold the others.
   */
  public static boolean differ(List<Verdict> verdicts) {
    return verdicts.contains(Verdict.REFUSED)
        && verdicts.stream().anyMatch(one -> one != Verdict.REFUSED);
  }

  /** The departments a conclusion goes against: no against not no, either way. */
  public static List<String> overruledBy(Verdict conclusion, Map<String, Verdict> opinions) {
    var against = new ArrayList<String>();
    new TreeMap<>(opinions)
        .forEach(
            (department, verdict) -> {
              if ((verdict == Verdict.REFUSED) != (conclusion == Verdict.REFUSED)) {
                against.add(department);
              }
            });
    return against;
  }
}
