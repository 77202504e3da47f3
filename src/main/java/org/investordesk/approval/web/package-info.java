/** The room’s pages: case-file section, status page part, the agent’s list. */
@NullMarked
package org.investordesk.approval.web;

import org.jspecify.annotations.NullMarked;
