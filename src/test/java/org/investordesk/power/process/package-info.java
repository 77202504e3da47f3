/** The process of a connection, node by node. */
@NullMarked
package org.investordesk.power.process;

import org.jspecify.annotations.NullMarked;
