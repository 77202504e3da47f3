/** What an on-site office may become; plain Java. */
@NullMarked
package org.investordesk.onsite.domain;

import org.jspecify.annotations.NullMarked;
