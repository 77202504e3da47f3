/** Where the demo touches the engine: its clock, and its jobs that are due. */
@NullMarked
package org.investordesk.demo.process;

import org.jspecify.annotations.NullMarked;
