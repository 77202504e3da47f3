/** The part of the case file, what the forms show, the list of refused second notices. */
@NullMarked
package org.investordesk.acceptance.web;

import org.jspecify.annotations.NullMarked;
