/** The engine's part: {@code acceptance-inspection}, its forms, the table of inspectors. */
@NullMarked
package org.investordesk.acceptance.process;

import org.jspecify.annotations.NullMarked;
