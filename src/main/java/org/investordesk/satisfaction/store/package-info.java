/** Surveys in their table. */
@NullMarked
package org.investordesk.satisfaction.store;

import org.jspecify.annotations.NullMarked;
