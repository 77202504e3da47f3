package org.investordesk.portal;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.jspecify.annotations.Nullable;

/**
 * A case of several issues at one glance.
 *
 * @param reported one line of what the investor wrote, where the issues bear other titles
 * @param yours issues that wait for a word or papers of the investor
 * @param nextDue the next expected date among those in work; null where there is none
 */
record CaseOverview(
    @Nullable String reported,
    int total,
    int inWork,
    int yours,
    int closed,
    HowLongRow.@Nullable Limit nextDue) {

  static CaseOverview of(
      List<StatusCards.Card> cards, CaseRelations.@Nullable Words words, Locale language) {
    var issues = cards.stream().map(StatusCards.Card::issue).toList();
    var yours = (int) issues.stream().filter(CaseOverview::waitsForInvestor).count();
    var open = (int) issues.stream().filter(issue -> issue.state().isOpen()).count();
    return new CaseOverview(
        words == null ? null : words.subject(),
        issues.size(),
        open - yours,
        yours,
        issues.size() - open,
        cards.stream()
            .filter(card -> !waitsForInvestor(card.issue()))
            .map(card -> card.expected().limit())
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .min(Comparator.comparing(limit -> OffsetDateTime.parse(limit.at())))
            .orElse(null));
  }

  private static boolean waitsForInvestor(IssueView issue) {
    return issue.state() == IssueState.ANSWERED || issue.state() == IssueState.WAITING_INVESTOR;
  }
}
