@NullMarked
package org.investordesk.approval.domain;

import org.jspecify.annotations.NullMarked;
