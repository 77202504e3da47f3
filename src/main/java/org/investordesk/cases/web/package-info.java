/** The staff's case file, the register, and what the Tasklist asks for. */
@NullMarked
package org.investordesk.cases.web;

import org.jspecify.annotations.NullMarked;
