/** What is asked on the case file, what it shows, and the page of commitments. */
@NullMarked
package org.investordesk.rulings.web;

import org.jspecify.annotations.NullMarked;
