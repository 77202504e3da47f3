/** The gates: what must hold for every room, model, message and page, checked on each build. */
@NullMarked
package org.investordesk.architecture;

import org.jspecify.annotations.NullMarked;
