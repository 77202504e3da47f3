package org.investordesk.cases;

import java.time.Instant;
import org.investordesk.sla.PauseReason;

/**
 * The clocks stand still for a coded reason; ended by {@link WorkResumed} or {@link
 * InvestorReplied}.
 *
 * @param text what is waited for, as the investor reads it
 */
public record WorkPaused(IssueNumber issue, PauseReason reason, String text, Instant at) {}
