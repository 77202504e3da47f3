@NullMarked
package org.investordesk.approval.web;

import org.jspecify.annotations.NullMarked;
