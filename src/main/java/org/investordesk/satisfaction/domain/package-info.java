/** What a survey may become; plain Java. */
@NullMarked
package org.investordesk.satisfaction.domain;

import org.jspecify.annotations.NullMarked;
