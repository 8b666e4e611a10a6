/** The ledger: one message for one row, and its status, which only moves forward. */
@NullMarked
package io.rowcast.delivery;

import org.jspecify.annotations.NullMarked;
