package org.investordesk.sla;

/**
 * An extension, or a pause that did not stand, moved limits of a subject. Who keeps a timer or task
 * dates may want to know; {@link DueMoved} says so of a new calendar.
 *
 * @param subject what the clocks hang on: the issue number
 */
public record LimitsMoved(String subject) {}
