/** When messages go: the kinds of schedules, their next times, zones, and hours at which nobody is disturbed. Pure. */
@NullMarked
package io.rowcast.timing;

import org.jspecify.annotations.NullMarked;
