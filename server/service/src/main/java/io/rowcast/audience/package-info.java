/** Rows of a sheet, phone numbers in them, and what is wrong with them. Pure: no clock, no store, no network. */
@NullMarked
package io.rowcast.audience;

import org.jspecify.annotations.NullMarked;
