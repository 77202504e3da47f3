/**
 * SQL of the room. Reads the table of issues beside its own for the queue, and writes only its own.
 */
@NullMarked
package org.investordesk.power.store;

import org.jspecify.annotations.NullMarked;
