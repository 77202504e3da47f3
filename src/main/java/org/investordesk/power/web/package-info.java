/** The queue, the ledger of time compression, the parts of case file, status page and forms. */
@NullMarked
package org.investordesk.power.web;

import org.jspecify.annotations.NullMarked;
