@NullMarked
package org.investordesk.acceptance.domain;

import org.jspecify.annotations.NullMarked;
