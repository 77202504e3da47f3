/** The rules of an acceptance inspection, as plain Java. */
@NullMarked
package org.investordesk.acceptance.domain;

import org.jspecify.annotations.NullMarked;
