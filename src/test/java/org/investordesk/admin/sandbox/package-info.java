@NullMarked
package org.investordesk.admin.sandbox;

import org.jspecify.annotations.NullMarked;
