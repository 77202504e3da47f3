@NullMarked
package org.investordesk.cases.web;

import org.jspecify.annotations.NullMarked;
