@NullMarked
package org.investordesk.acceptance;

import org.jspecify.annotations.NullMarked;
