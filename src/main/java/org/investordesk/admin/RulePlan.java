package org.investordesk.admin;

import java.util.List;
import org.investordesk.sla.DueMoved;

/**
 * What a preview shows of rules that somebody proposes.
 *
 * @param number of the rules it was compared with; another change since then refuses it
 * @param replaced a version still to come with the same first day gives way
 * @param warnings about a table
 * @param moved limits that would move
 * @param keeping open limits that keep the version they have
 */
record RulePlan(
    List<RuleDifference> differences,
    long number,
    boolean replaced,
    TableCheck.Warnings warnings,
    List<DueMoved> moved,
    int keeping) {}
