/** The part of the status page, the case file section and the figures. */
@NullMarked
package org.investordesk.satisfaction.web;

import org.jspecify.annotations.NullMarked;
