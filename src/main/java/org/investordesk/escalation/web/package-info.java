/** The list of escalations, the part of the case file, what the supervision form asks for. */
@NullMarked
package org.investordesk.escalation.web;

import org.jspecify.annotations.NullMarked;
