/**
 * The registers' pages. A {@link org.investordesk.directory.web.Register} says what its list and
 * its form hold; one controller and two templates show them all.
 */
@NullMarked
package org.investordesk.directory.web;

import org.jspecify.annotations.NullMarked;
