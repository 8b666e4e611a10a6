/** What one request of spreadsheets.batchUpdate does. */
@NullMarked
package io.rowcast.sandbox.sheets.edit;

import org.jspecify.annotations.NullMarked;
