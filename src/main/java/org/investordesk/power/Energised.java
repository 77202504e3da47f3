package org.investordesk.power;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;

/**
 * The connection carries power.
 *
 * @param on the day, Asia/Shanghai
 * @param meter number of the meter
 */
public record Energised(IssueNumber issue, LocalDate on, String meter, Instant at) {}
