@NullMarked
package org.investordesk.approval;

import org.jspecify.annotations.NullMarked;
