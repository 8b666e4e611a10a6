/** Loops: the only place that waits on the real clock. */
@NullMarked
package io.rowcast.platform.work;

import org.jspecify.annotations.NullMarked;
