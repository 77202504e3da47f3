/** The tables of cases, files and timelines. */
@NullMarked
package org.investordesk.cases.store;

import org.jspecify.annotations.NullMarked;
