/** The rules of power connections, without Spring. */
@NullMarked
package org.investordesk.power.domain;

import org.jspecify.annotations.NullMarked;
