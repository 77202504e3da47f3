@NullMarked
package org.investordesk.cases;

import org.jspecify.annotations.NullMarked;
