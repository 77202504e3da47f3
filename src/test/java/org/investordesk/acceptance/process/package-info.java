@NullMarked
package org.investordesk.acceptance.process;

import org.jspecify.annotations.NullMarked;
