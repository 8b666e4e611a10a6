/** Files that are sent: kept sealed once, brought to Meta once for each sender. */
@NullMarked
package io.rowcast.media;

import org.jspecify.annotations.NullMarked;
