package org.investordesk.sla;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * Office hours of one season.
 *
 * @param validFrom first day of the edition the season belongs to
 * @param until last day of the season; before {@code from} where it runs over New Year
 * @param hours such as {@code 08:30-12:00 14:00-17:30}, local time
 */
public record OfficeSeason(LocalDate validFrom, MonthDay from, MonthDay until, String hours) {}
