package org.investordesk.cases;

/** Who may read an entry or a file. */
public enum Audience {
  /** Investor and staff. */
  PUBLIC,
  /** Staff only. */
  STAFF
}
