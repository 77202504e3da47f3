@NullMarked
package org.investordesk.cases.domain;

import org.jspecify.annotations.NullMarked;
