/** Whole-line benchmarks: real processes on loopback, bounded in time, ratios measured in one run. */
@NullMarked
package io.rowcast.benchmarks;

import org.jspecify.annotations.NullMarked;
