/** The demo's own two tables: caught mails, and how far the demo's clock has come. */
@NullMarked
package org.investordesk.demo.store;

import org.jspecify.annotations.NullMarked;
