/** Google's JSON shapes for what the grid holds, field masks and the checking of request bodies. */
@NullMarked
package io.rowcast.sandbox.sheets.wire;

import org.jspecify.annotations.NullMarked;
