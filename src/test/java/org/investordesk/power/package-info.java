/** Power connections, from the rules to the whole way. */
@NullMarked
package org.investordesk.power;

import org.jspecify.annotations.NullMarked;
