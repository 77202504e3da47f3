package org.investordesk.satisfaction;

import org.investordesk.satisfaction.store.SurveyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins the follow-up of what was closed. Not part of the closing itself: the press of a button
 * that closes an issue shall not wait for another process to be set up.
 */
@Component
public class FollowUpRounds {

  private static final Logger LOG = LoggerFactory.getLogger(FollowUpRounds.class);
  private static final int MOST = 200;

  private final SurveyStore surveys;
  private final SurveyedSatisfaction satisfaction;
  private final TransactionOperations transactions;

  FollowUpRounds(
      SurveyStore surveys, SurveyedSatisfaction satisfaction, TransactionOperations transactions) {
    this.surveys = surveys;
    this.satisfaction = satisfaction;
    this.transactions = transactions;
  }

  /** Each in a transaction of its own; what another node began meanwhile is left alone. */
  @Scheduled(
      initialDelayString = "${desk.follow-up-rounds:PT30S}",
      fixedDelayString = "${desk.follow-up-rounds:PT30S}")
  public void run() {
    for (var issue : surveys.unattended(MOST)) {
      try {
        transactions.executeWithoutResult(
            status ->
                surveys
                    .lock(issue)
                    .filter(survey -> survey.state() == Survey.State.OPEN)
                    .ifPresent(satisfaction::look));
      } catch (RuntimeException failed) {
        // one that cannot begin must not hold the others; it is tried again in the next round
        LOG.error("the follow-up of {} could not begin", issue, failed);
      }
    }
  }
}
