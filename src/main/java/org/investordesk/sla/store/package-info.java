/** The tables of the room: calendar, policies, clocks. All SQL of the room is here. */
@NullMarked
package org.investordesk.sla.store;

import org.jspecify.annotations.NullMarked;
