/** Measurements, started by hand; see {@code benchmarks/README.md}. */
@NullMarked
package org.investordesk.benchmarks;

import org.jspecify.annotations.NullMarked;
