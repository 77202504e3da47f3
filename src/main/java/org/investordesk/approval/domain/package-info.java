/** The rules of approvals and mandates, in plain Java. */
@NullMarked
package org.investordesk.approval.domain;

import org.jspecify.annotations.NullMarked;
