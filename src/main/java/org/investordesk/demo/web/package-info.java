/** The demo's pages under {@code /demo}: mailbox and clock. */
@NullMarked
package org.investordesk.demo.web;

import org.jspecify.annotations.NullMarked;
