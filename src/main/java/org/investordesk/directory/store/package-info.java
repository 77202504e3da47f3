/** The registers in PostgreSQL. */
@NullMarked
package org.investordesk.directory.store;

import org.jspecify.annotations.NullMarked;
