@NullMarked
package org.investordesk.admin;

import org.jspecify.annotations.NullMarked;
