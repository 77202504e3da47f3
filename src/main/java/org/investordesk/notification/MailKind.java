package org.investordesk.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a mail tells. The first group goes to the investor, the second to staff. */
enum MailKind {
  RECEIPT,
  DECLINED,
  DISPATCHED,
  SIGNED_FOR,
  UPDATE,
  PAPERS_REQUESTED,
  THIRD_PARTY,
  RESUMED,
  EXTENDED,
  PAUSE_VOIDED,
  PAUSE_STANDS,
  PAUSE_ENDING,
  PAUSED,
  ANSWER,
  REMINDER_1,
  REMINDER_2,
  REOPENED,
  RETYPED,
  CLOSED,
  SURVEY_REMINDER_1,
  SURVEY_REMINDER_2,
  STAGE_COMPLETED,
  RULE_CHANGED,
  TIME_GRANTED,
  APPEAL_MADE,
  APPEAL_RULED,
  SPLIT,
  MERGED,
  JOINT_CLOSED,
  SIMULATED_OPINION,
  TRIGGER_PAPER_ASKED,
  TRIGGER_PAPER_RECEIVED,
  APPROVAL_DECIDED,
  MANDATE_GRANTED,
  MANDATE_REVOKED,
  MANDATE_ENDING,
  SCHEME_ANSWERED,
  DEFECTS_FOUND,
  ENERGISED,
  ONSITE_INVITED,
  ONSITE_MOVED,
  ONSITE_CANCELLED,
  ONSITE_DECIDED,

  STAFF_DISPATCHED,
  STAFF_REPLIED,
  STAFF_RETURN_REQUESTED,
  STAFF_RETURN_GRANTED,
  STAFF_RETURN_REFUSED,
  STAFF_EXTENSION_REQUESTED,
  STAFF_EXTENSION_GRANTED,
  STAFF_EXTENSION_REFUSED,
  STAFF_EXTENSION_LAPSED,
  STAFF_PAUSE_CONTESTED,
  STAFF_PAUSE_VOIDED,
  STAFF_PAUSE_STANDS,
  STAFF_PAUSE_ENDING,
  STAFF_RULING_OVERDUE,
  STAFF_ANSWER_SUBMITTED,
  STAFF_ANSWER_RETURNED,
  STAFF_REOPENED,
  STAFF_ESCALATED,
  STAFF_URGED,
  STAFF_INSTRUCTED,
  STAFF_REPEATED,
  STAFF_ORDERED,
  STAFF_DIRECTIVE_ANSWERED,
  STAFF_DIRECTIVE_REVIEWED,
  STAFF_APPEALED,
  STAFF_UNDELIVERABLE,
  STAFF_HANDED_OVER,
  STAFF_OPINION_ASKED,
  STAFF_OPINION_MISSED,
  STAFF_OPINION_RECALLED,
  STAFF_OPINIONS_GATHERED,
  STAFF_RULE_TO_CHANGE,
  STAFF_REVIEW_MEETING,
  STAFF_TRIGGER_PAPER,
  STAFF_MANDATE_GRANTED,
  STAFF_MANDATE_REVOKED,
  STAFF_MANDATE_ENDING,
  STAFF_AGENT_REMINDED,

  ACCEPTANCE_DEFECTS,
  ACCEPTANCE_INSPECTION,
  ACCEPTANCE_RECTIFICATION,
  ACCEPTANCE_STILL_OPEN,
  ACCEPTANCE_FIXED,
  ACCEPTANCE_OPINION,
  STAFF_INSPECTION_INVITED,
  STAFF_SECOND_NOTICE,
  STAFF_SCHEME_CONTESTED,
  STAFF_ONSITE_INVITED,
  STAFF_ONSITE_MOVED,
  STAFF_ONSITE_CANCELLED,
  STAFF_ONSITE_MINUTES,
  STAFF_ONSITE_WISHED;

  /**
   * The kinds that say nothing new beside this one. Where one change (one transaction) would tell
   * the same addressee both, only this one is sent: a reopened issue is dispatched at the same
   * moment, but the investor reads about one step.
   */
  Set<MailKind> covers() {
    return switch (this) {
      case REOPENED -> EnumSet.of(DISPATCHED, RETYPED);
      case DISPATCHED -> EnumSet.of(RETYPED);
      case SIGNED_FOR -> EnumSet.of(UPDATE, RESUMED);
      case PAUSE_VOIDED -> EnumSet.of(RESUMED);
      case EXTENDED -> EnumSet.of(UPDATE);
      case DECLINED, MERGED -> EnumSet.of(CLOSED);
      case SPLIT -> EnumSet.of(DISPATCHED, RETYPED);
      case DEFECTS_FOUND -> EnumSet.of(PAPERS_REQUESTED, STAGE_COMPLETED);
      case SCHEME_ANSWERED, ENERGISED -> EnumSet.of(STAGE_COMPLETED);
      case STAFF_REOPENED -> EnumSet.of(STAFF_DISPATCHED, STAFF_REPLIED);
      case ACCEPTANCE_DEFECTS -> EnumSet.of(PAPERS_REQUESTED);
      case ACCEPTANCE_RECTIFICATION, ACCEPTANCE_STILL_OPEN ->
          EnumSet.of(PAPERS_REQUESTED, STAGE_COMPLETED);
      case ACCEPTANCE_FIXED, ACCEPTANCE_OPINION -> EnumSet.of(STAGE_COMPLETED);
      case STAFF_INSPECTION_INVITED -> EnumSet.of(STAFF_OPINION_ASKED);
      default -> EnumSet.noneOf(MailKind.class);
    };
  }

  /** Whether it says all there is to say about every issue of the case, not of its own alone. */
  boolean coversCase() {
    return this == SPLIT;
  }

  Set<MailKind> coveredBy() {
    var covering = EnumSet.noneOf(MailKind.class);
    for (var kind : values()) {
      if (kind.covers().contains(this)) {
        covering.add(kind);
      }
    }
    return covering;
  }

  /** As in message keys and Message-IDs: {@code papersRequested}. */
  String key() {
    var words = name().split("_");
    var key = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
    for (var i = 1; i < words.length; i++) {
      key.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
    }
    return key.toString();
  }
}
