@NullMarked
package org.investordesk.portal;

import org.jspecify.annotations.NullMarked;
