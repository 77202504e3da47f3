/** Registers and chain against a PostgreSQL of their own, without Spring. */
@NullMarked
package org.investordesk.directory.store;

import org.jspecify.annotations.NullMarked;
