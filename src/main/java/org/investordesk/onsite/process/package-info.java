/** The engine’s part: on-site-office and its forms. */
@NullMarked
package org.investordesk.onsite.process;

import org.jspecify.annotations.NullMarked;
