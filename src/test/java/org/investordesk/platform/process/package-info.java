/** The engine's set-up, tried through the Java API and over HTTP. */
@NullMarked
package org.investordesk.platform.process;

import org.jspecify.annotations.NullMarked;
