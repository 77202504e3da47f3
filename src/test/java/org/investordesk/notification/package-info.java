/** Mail: what it says, when it may go, and that it goes once. */
@NullMarked
package org.investordesk.notification;

import org.jspecify.annotations.NullMarked;
