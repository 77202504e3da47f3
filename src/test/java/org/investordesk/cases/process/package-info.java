@NullMarked
package org.investordesk.cases.process;

import org.jspecify.annotations.NullMarked;
