@NullMarked
package org.investordesk.rulings.process;

import org.jspecify.annotations.NullMarked;
