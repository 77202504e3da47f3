package org.investordesk.power.domain;

/** How a stage came out; the words are {@code power.outcome.*}. */
public enum Outcome {
  /** The application is complete. */
  COMPLETE,
  /** It lacks papers. */
  INCOMPLETE,
  SURVEYED,
  /** The scheme was answered. */
  ANSWERED,
  /** The investor agreed with it. */
  ACCEPTED,
  /** He did not contest it in time. */
  SILENT,
  CONTESTED,
  /** The contested scheme was changed. */
  REVISED,
  /** The contested scheme stays, with reasons. */
  CONFIRMED,
  PASSED,
  SENT_BACK,
  BUILT,
  /** Inspected with remarks, looked at again by the completion inspection. */
  REMARKS,
  DEFECTS,
  ENERGISED
}
