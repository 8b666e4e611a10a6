/** Google Sheets API and its credentials. */
@NullMarked
package io.rowcast.sheets;

import org.jspecify.annotations.NullMarked;
