/** Whole stories through the running desk, read like the brief. */
@NullMarked
package org.investordesk.scenarios;

import org.jspecify.annotations.NullMarked;
