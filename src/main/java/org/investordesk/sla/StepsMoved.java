package org.investordesk.sla;

/**
 * A new calendar moved what comes next on the clocks of a subject, such as a warning or the first
 * step after a limit. Told where no limit moved; where one did, {@link DueMoved} says so.
 *
 * @param subject what the clocks hang on: the issue number
 */
public record StepsMoved(String subject) {}
