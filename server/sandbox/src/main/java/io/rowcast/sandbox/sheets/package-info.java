/** A stand-in for Google's Sheets API v4, the part of Drive that its users need, and Google's token endpoint. */
@NullMarked
package io.rowcast.sandbox.sheets;

import org.jspecify.annotations.NullMarked;
