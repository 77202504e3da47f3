/** The three processes of the room: the only place here that knows the engine. */
@NullMarked
package org.investordesk.rulings.process;

import org.jspecify.annotations.NullMarked;
