@NullMarked
package org.investordesk.approval.process;

import org.jspecify.annotations.NullMarked;
