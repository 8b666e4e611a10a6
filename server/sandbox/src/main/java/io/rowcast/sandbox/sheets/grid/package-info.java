/** What a spreadsheet is and how its rows, columns and cells move; knows nothing of HTTP. */
@NullMarked
package io.rowcast.sandbox.sheets.grid;

import org.jspecify.annotations.NullMarked;
