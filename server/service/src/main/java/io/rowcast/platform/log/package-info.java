/** What may be written to the log. */
@NullMarked
package io.rowcast.platform.log;

import org.jspecify.annotations.NullMarked;
