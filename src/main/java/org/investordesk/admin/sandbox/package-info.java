/**
 * 试算 the sandbox: what other limits, another ladder, calendar or routing table would have changed
 * in the last twelve months. Composes the replays of {@code sla}, {@code escalation} and {@code
 * routing}; writes nothing but the audit.
 */
@NullMarked
package org.investordesk.admin.sandbox;

import org.jspecify.annotations.NullMarked;
