/** The pages of on-site offices. */
@NullMarked
package org.investordesk.onsite.web;

import org.jspecify.annotations.NullMarked;
