/** Bringing status and replies into the sheet's cells. */
@NullMarked
package io.rowcast.writeback;

import org.jspecify.annotations.NullMarked;
