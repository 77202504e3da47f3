@NullMarked
package org.investordesk.acceptance.web;

import org.jspecify.annotations.NullMarked;
