package org.investordesk.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of the working calendar.
 *
 * @param holiday the holiday behind a day off or a make-up day, in Chinese as published; null for
 *     every other day
 */
public record CalendarDay(LocalDate date, DayKind kind, @Nullable String holiday) {}
