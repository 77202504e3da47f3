/** Ready-made data, clocks and pushes for tests; each name says the one thing that matters. */
@NullMarked
package org.investordesk.testkit;

import org.jspecify.annotations.NullMarked;
