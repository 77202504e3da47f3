/**
 * How working time is counted: plain functions over values, no clock, no database, no framework.
 */
@NullMarked
package org.investordesk.sla.domain;

import org.jspecify.annotations.NullMarked;
