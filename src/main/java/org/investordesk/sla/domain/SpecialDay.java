package org.investordesk.sla.domain;

import java.time.LocalDate;

/**
 * A day that the State Council's notice names.
 *
 * @param name the holiday, in Chinese as published
 * @param off true for a day off, false for a working Saturday or Sunday 调休上班
 */
public record SpecialDay(LocalDate date, String name, boolean off) {}
