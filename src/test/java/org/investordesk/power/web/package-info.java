/** The pages of power connections. */
@NullMarked
package org.investordesk.power.web;

import org.jspecify.annotations.NullMarked;
