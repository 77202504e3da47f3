package org.investordesk.cases;

import java.time.Instant;

/** A third party must act first; the clocks pause. */
public record ThirdPartyAwaited(IssueNumber issue, String text, Instant at) {}
