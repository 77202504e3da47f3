/** The register of recommendations and the case file section. */
@NullMarked
package org.investordesk.systemic.web;

import org.jspecify.annotations.NullMarked;
