/** The registers' pages, on the running desk. */
@NullMarked
package org.investordesk.directory.web;

import org.jspecify.annotations.NullMarked;
