/** The platform's pages, asked as a browser asks them. */
@NullMarked
package org.investordesk.platform.web;

import org.jspecify.annotations.NullMarked;
