/** What the sample model of the rules' own test calls. */
@NullMarked
package org.investordesk.architecture.example.process;

import org.jspecify.annotations.NullMarked;
