@NullMarked
package org.investordesk.rulings.web;

import org.jspecify.annotations.NullMarked;
