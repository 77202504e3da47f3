package org.investordesk.sla;

/** Why a clock may stand still; the investor sees it. */
public enum PauseReason {
  /** The investor has been asked for papers 待补件. */
  WAITING_INVESTOR,
  /** A third party must act first: expert opinion, publication period, grid outage window 待第三方. */
  WAITING_THIRD_PARTY
}
