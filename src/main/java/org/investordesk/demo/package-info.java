/**
 * The demo: embedded PostgreSQL, built-in mail server with its mailbox page, sample data, "advance
 * to". Knows every room, is known by none, and is not in the packaged jar.
 */
@ApplicationModule(displayName = "Demo")
@NullMarked
package org.investordesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
